namespace DockerNet;

/// <summary>What came of trying whether a target answers.</summary>
internal interface IProbeResult
{
    /// <summary>Whether it does; null when that could not be tested.</summary>
    bool? Reachable { get; }
}

namespace DockerNet;

/// <summary>A range that an engine takes the subnets of new networks from when none is asked for.</summary>
public sealed class EngineAddressPool
{
    internal EngineAddressPool(string range, int prefixLength)
    {
        Range = range;
        PrefixLength = prefixLength;
    }

    /// <summary>The range, as <c>192.168.0.0/16</c>.</summary>
    public string Range { get; }

    /// <summary>The length of the prefix of the subnets that are cut of it.</summary>
    public int PrefixLength { get; }

    /// <summary>The range.</summary>
    /// <returns>The range as text.</returns>
    public override string ToString() => Range;
}

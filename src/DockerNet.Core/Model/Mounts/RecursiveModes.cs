namespace DockerNet.Wiring;

/// <summary>How what is mounted below a path of the host comes with it.</summary>
internal static class RecursiveModes
{
    /// <summary>With it, and read-only if it is and the engine can do that. It is what happens anyway.</summary>
    public const string Enabled = "enabled";

    /// <summary>Not at all.</summary>
    public const string Disabled = "disabled";

    /// <summary>With it, but not read-only with it.</summary>
    public const string Writable = "writable";

    /// <summary>With it, and read-only; where that cannot be, the container does not start.</summary>
    public const string ReadOnly = "readonly";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Enabled, Disabled, Writable, ReadOnly];
}

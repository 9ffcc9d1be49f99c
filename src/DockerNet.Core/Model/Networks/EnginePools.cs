namespace DockerNet.Wiring;

/// <summary>The pools of an engine that was given none.</summary>
internal static class EnginePools
{
    private const int Wide = 16;
    private const int Narrow = 20;

    /// <summary>The ranges that are built into every engine, in the order in which it takes from them.</summary>
    public static IReadOnlyList<EngineAddressPool> BuiltIn { get; } =
    [
        new("172.17.0.0/16", Wide),
        new("172.18.0.0/16", Wide),
        new("172.19.0.0/16", Wide),
        new("172.20.0.0/14", Wide),
        new("172.24.0.0/14", Wide),
        new("172.28.0.0/14", Wide),
        new("192.168.0.0/16", Narrow),
    ];
}

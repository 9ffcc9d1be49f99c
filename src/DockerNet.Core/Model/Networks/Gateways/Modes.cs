namespace DockerNet.Wiring;

/// <summary>What a bridge's gateway may do with what goes in and out, and which engines know it.</summary>
internal static class GatewayModes
{
    private const string Prefix = "com.docker.network.bridge.gateway_mode_ipv";
    private const string Isolated = "isolated";

    private static readonly Dictionary<string, EngineCapability> s_modes = new()
    {
        ["nat"] = EngineCapability.GatewayMode,
        ["routed"] = EngineCapability.GatewayMode,
        ["nat-unprotected"] = EngineCapability.WiderGatewayMode,
        [Isolated] = EngineCapability.WiderGatewayMode,
    };

    /// <summary>Finds the modes that a network is to have.</summary>
    /// <param name="options">The driver's options.</param>
    /// <returns>The modes, each with its option. What says nothing is none.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> options) =>
        options.Where(static option => option.Key is Prefix + "4" or Prefix + "6" && option.Value.Length > 0);

    /// <summary>Tells why an engine cannot give a mode. Old ones would take it, and do as ever.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="release">The engine's release.</param>
    /// <returns>A part of a sentence; null when it can.</returns>
    public static string? Problem(string mode, EngineRelease release) =>
        !s_modes.TryGetValue(mode, out EngineCapability needed)
            ? $"'{mode}' is no gateway mode: there are {string.Join(", ", s_modes.Keys)}"
            : !EngineCapabilities.Has(release, needed)
            ? $"it has no gateway mode '{mode}', which came with release {EngineCapabilities.FirstWith(needed)}"
            : null;

    /// <summary>Tells whether a network's gateway is cut off from the network itself.</summary>
    /// <param name="options">The driver's options.</param>
    /// <returns>Whether it is.</returns>
    public static bool AreIsolated(IReadOnlyDictionary<string, string> options) => Of(options).Any(static option => option.Value == Isolated);
}

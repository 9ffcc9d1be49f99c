using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>
/// What depends on an engine's generation, in one table: no other code compares versions. What came with a version of the
/// API is asked of the version that is spoken, all else of the engine's own.
/// </summary>
internal static class EngineCapabilities
{
    // The first engine that has it, the first that has it no longer, and the version of the API that it came with.
    private static readonly Dictionary<EngineCapability, (int From, int? Until, Version? Api)> s_table = new()
    {
        [EngineCapability.InjectsLinkVariables] = (0, 29, null),
        [EngineCapability.TcpFirstInLinkVariables] = (28, null, null),
        [EngineCapability.HostNamesInDns] = (25, null, null),
        // From 28 on its own published ports reach a container through the engine's proxy alone, if there is one.
        [EngineCapability.HairpinRules] = (0, 28, null),
        [EngineCapability.OwnForwardChain] = (28, null, null),
        [EngineCapability.IsolationStages] = (0, 29, null),
        [EngineCapability.MacAddressOfNetwork] = (25, null, new Version(1, 44)),
        [EngineCapability.GatewayOfEachFamily] = (28, null, null),
        [EngineCapability.GatewayPriority] = (28, null, new Version(1, 48)),
        [EngineCapability.EarlyTimesOfLinks] = (0, 28, null),
        // Since 1.44 engines took one, and forgot it.
        [EngineCapability.MacAddressOnConnect] = (29, null, new Version(1, 54)),
        [EngineCapability.FiltersIPv6] = (27, null, null),
        [EngineCapability.RoutesBetweenBridges] = (28, null, null),
        // Before 29 whatever leaves a bridge is kept from all others but routed ones.
        [EngineCapability.UnprotectedBetweenBridges] = (29, null, null),
        [EngineCapability.TranslatesBetweenBridges] = (29, null, null),
        [EngineCapability.CanonicalCapabilities] = (28, null, new Version(1, 48)),
        [EngineCapability.BindSourceCreation] = (23, null, new Version(1, 42)),
        [EngineCapability.RecursiveReadOnly] = (25, null, new Version(1, 44)),
        [EngineCapability.VolumeSubpath] = (26, null, new Version(1, 45)),
        [EngineCapability.ImageMount] = (28, null, new Version(1, 48)),
        [EngineCapability.HostIPv6] = (25, null, new Version(1, 44)),
        [EngineCapability.GatewayMode] = (27, null, new Version(1, 46)),
        [EngineCapability.WiderGatewayMode] = (28, null, new Version(1, 48)),
        // It came with 28.2.
        [EngineCapability.TrustedHostInterfaces] = (28, null, new Version(1, 50)),
        [EngineCapability.NetworkWithoutIPv4] = (28, null, new Version(1, 48)),
        [EngineCapability.AddressAdvertising] = (28, null, new Version(1, 48)),
        [EngineCapability.EndpointSysctls] = (27, null, new Version(1, 46)),
        [EngineCapability.InterfaceName] = (28, null, new Version(1, 48)),
    };

    /// <summary>Tells whether engines of a generation have something.</summary>
    /// <param name="generation">The first number of the engine's version.</param>
    /// <param name="capability">What.</param>
    /// <returns>Whether they have it.</returns>
    public static bool Has(int generation, EngineCapability capability) =>
        generation >= s_table[capability].From && (s_table[capability].Until is not int until || generation < until);

    /// <summary>Gives the version of the API that something came with.</summary>
    /// <param name="capability">What.</param>
    /// <returns>The version.</returns>
    public static Version ApiOf(EngineCapability capability) =>
        s_table[capability].Api ?? throw new ArgumentOutOfRangeException(nameof(capability), capability, "did not come with the API");

    /// <summary>Tells whether a version of the API is too old for something.</summary>
    /// <param name="api">The version.</param>
    /// <param name="capability">What.</param>
    /// <returns>Whether it is.</returns>
    public static bool Lacks(Version api, EngineCapability capability) => api < ApiOf(capability);

    /// <summary>Reads the generation from an engine's version.</summary>
    /// <param name="version">The version, such as <c>20.10.24+dfsg1</c>.</param>
    /// <returns>Its first number. A build from source has none, and is newer than all that have one.</returns>
    public static int GenerationOf(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int generation)
            ? generation
            : int.MaxValue;
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>
/// What depends on an engine's release, in one table: no other code compares versions. What came with a version of the
/// API is asked of the version that is spoken, all else of the engine's own.
/// </summary>
internal static partial class EngineCapabilities
{
    // The first engine that has it, the first that has it no longer, and the version of the API that it came with.
    private static readonly Dictionary<EngineCapability, (EngineRelease From, EngineRelease? Until, Version? Api)> s_table = new()
    {
        // From 29 on one that is told to in its own environment still gives them; 30 is to have neither them nor the links.
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
        [EngineCapability.IPv6Pools] = (27, null, null),
        [EngineCapability.GatewayOfInternal] = (0, 25, null),
        [EngineCapability.GatewayPriorityOfEachFamily] = (new(29, 4, 1), null, null),
        [EngineCapability.PrefixFromPools] = (29, null, null),
        [EngineCapability.FixedAddressInAnySubnet] = (new(29, 0, 4), null, null),
        [EngineCapability.TellsUserlandProxy] = (new(29, 5), null, null),
        [EngineCapability.OwnStopTimeout] = (new(29, 7), null, null),
        [EngineCapability.DamagedDnsOfSwarmNodes] = (29, new(29, 0, 1), null),
        [EngineCapability.DamagedDns] = (new(29, 1), new(29, 1, 1), null),
        [EngineCapability.DamagedHostMode] = (new(29, 4, 2), new(29, 4, 3), null),
    };

    /// <summary>The newest version of the API whose objects are known here. A newer one may have changed them.</summary>
    public static Version NewestApi { get; } = new(1, 54);

    /// <summary>Tells whether engines of a release have something.</summary>
    /// <param name="release">The release, or the generation alone.</param>
    /// <param name="capability">What.</param>
    /// <returns>Whether they have it.</returns>
    public static bool Has(EngineRelease release, EngineCapability capability) =>
        !release.IsBefore(s_table[capability].From) && (s_table[capability].Until is not EngineRelease until || release.IsBefore(until));

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

    /// <summary>Gives the first release that has something.</summary>
    /// <param name="capability">What.</param>
    /// <returns>The release.</returns>
    public static EngineRelease FirstWith(EngineCapability capability) => s_table[capability].From;

    /// <summary>Gives the first release that has something no longer.</summary>
    /// <param name="capability">What.</param>
    /// <returns>The release; null when all later ones have it.</returns>
    public static EngineRelease? FirstWithout(EngineCapability capability) => s_table[capability].Until;

    /// <summary>Chooses the version of the API that is spoken with an engine.</summary>
    /// <param name="newest">The newest one that the engine has.</param>
    /// <returns>The newest one that both know.</returns>
    public static Version Speak(Version newest) => newest < NewestApi ? newest : NewestApi;

    /// <summary>Reads a release.</summary>
    /// <param name="version">The engine's version, such as <c>20.10.24+dfsg1</c>.</param>
    /// <returns>The release. A build from source has no numbers, and is newer than all that have some.</returns>
    public static EngineRelease ReleaseOf(string version)
    {
        Match match = Numbers().Match(version);
        return match.Success ? new EngineRelease(Number(match, 1), Number(match, 2), Number(match, 3)) : new EngineRelease(int.MaxValue);
    }

    /// <summary>Reads the generation from an engine's version.</summary>
    /// <param name="version">The version, such as <c>20.10.24+dfsg1</c>.</param>
    /// <returns>Its first number. A build from source has none, and is newer than all that have one.</returns>
    public static int GenerationOf(string version) => ReleaseOf(version).Major;

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^([0-9]{1,9})(?:\.([0-9]{1,9}))?(?:\.([0-9]{1,9}))?(?![0-9])")]
    private static partial Regex Numbers();
}

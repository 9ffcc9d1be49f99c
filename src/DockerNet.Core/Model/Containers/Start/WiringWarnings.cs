namespace DockerNet.Wiring;

/// <summary>Finds in the settings of a new container what the engine silently drops or does otherwise than meant.</summary>
public static class WiringWarnings
{
    private const string PortSuffix = "_PORT";

    /// <summary>Judges ports on a network that has none.</summary>
    /// <param name="mode">The network or mode; null for the default.</param>
    /// <returns>The warnings for a container that publishes ports.</returns>
    public static IEnumerable<WiringWarning> OfPorts(string? mode) => mode switch
    {
        "none" => [new("PortIgnored", "published ports have no effect on the network 'none': choose another network")],
        "host" =>
        [
            new("PortIgnored", "published ports are discarded when using host network mode, where the container's own are "
                + "the host's: leave out -Publish"),
        ],
        _ => [],
    };

    /// <summary>Judges ports on networks that are cut off from the outside.</summary>
    /// <param name="networks">The networks' names.</param>
    /// <returns>The warning for a container that publishes ports.</returns>
    internal static WiringWarning OfInternalPorts(IReadOnlyCollection<string> networks) => new(
        "PortIgnored",
        $"published ports have no effect on {string.Join(" and ", networks)}, which is internal and has no way to the host: "
            + "add another network, or leave out -Publish");

    /// <summary>Judges links on a network where nothing follows them.</summary>
    /// <param name="mode">The network or mode; null for the default.</param>
    /// <returns>The warnings for a container that has links.</returns>
    public static IEnumerable<WiringWarning> OfLinks(string? mode) => mode == "none"
        ? [new("LinkIgnored", "links have no effect on the network 'none': choose another network")]
        : [];

    /// <summary>Judges settings of a network that is not named, or is the default one.</summary>
    /// <param name="parameters">The parameters that set them.</param>
    /// <returns>The warnings for a container without a network of its own choice.</returns>
    public static IEnumerable<WiringWarning> OfNetworkSettings(IReadOnlyCollection<string> parameters) => parameters.Count > 0
        ? [new("NetworkSettingIgnored", $"{string.Join(" and ", parameters)} without a network of your own: name one by -Network")]
        : [];

    /// <summary>Judges the variables that a legacy link gives.</summary>
    /// <param name="input">What they depend on. What the recipient sets itself is not left out.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfLinkVariables(LinkEnvironmentInput input)
    {
        string prefix = LinkEnvironment.Prefix(input.Alias);
        if (!LinkEnvironment.IsReadableByShell(prefix))
        {
            yield return new(
                "LinkVariableUnreadable",
                $"no shell can read the variables {prefix}_... of the link '{input.Alias}': choose an alias of letters, "
                + "digits, dashes and underscores");
        }

        string[] own = [.. input.RecipientEnv.Select(static text => text.Split('=', 2)[0])];
        string[] given = [.. LinkEnvironment.Compute(input with { RecipientEnv = [] }).Select(static v => v.Name)];
        foreach (string name in given.Intersect(own))
        {
            yield return new(
                "LinkVariableHidden",
                $"the container's own {name} hides the one of the link '{input.Alias}': read the address by its name instead");
        }

        // Whoever is told REDIS_HOST reads REDIS_PORT too, and expects a number there, not a link's URL.
        string port = prefix + PortSuffix;
        string? sibling = Array.Find(own, name => name.StartsWith($"{prefix}_", StringComparison.Ordinal));
        if (sibling is not null && given.Contains(port) && !own.Contains(port))
        {
            yield return new(
                "LinkVariableCollision",
                $"the link '{input.Alias}' sets {port} to a URL, which a program that reads {sibling} may take for a setting "
                + $"of its own: set {port} with -Env, or choose another alias");
        }
    }
}

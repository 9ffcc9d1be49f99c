namespace DockerNet.Wiring;

/// <summary>Derives the rules that an engine makes of networks and published ports.</summary>
public static class FirewallPlan
{
    /// <summary>Derives them.</summary>
    /// <param name="scene">What they are made of.</param>
    /// <returns>The rules: those of IPv4, then those of IPv6, each by table and chain.</returns>
    public static IReadOnlyList<DockerNatRule> Derive(FirewallScene scene) =>
        [.. Lines(scene).Select(rule => RuleOf(scene, rule.Line, rule.Sense, RuleOrigin.Derived))];

    /// <summary>Derives them with what they are about.</summary>
    /// <param name="scene">What they are made of.</param>
    /// <returns>The rules.</returns>
    internal static IEnumerable<(FirewallLine Line, FirewallSense Sense)> Lines(FirewallScene scene) =>
        Families(scene).SelectMany(family => Written(scene, family).Rules());

    /// <summary>Makes the object that users see.</summary>
    /// <param name="scene">What the rules are made of.</param>
    /// <param name="line">The rule.</param>
    /// <param name="sense">What it is about.</param>
    /// <param name="origin">Where it is known from.</param>
    /// <returns>The object.</returns>
    internal static DockerNatRule RuleOf(FirewallScene scene, FirewallLine line, FirewallSense sense, RuleOrigin origin)
    {
        FirewallWords words = FirewallWords.Of(line.Rule);
        return new DockerNatRule
        {
            Backend = scene.Backend,
            Family = line.Family,
            Table = line.Table,
            Chain = line.Chain,
            Action = words.Action,
            Direction = sense.Direction,
            Protocol = words.Protocol,
            Source = words.Source,
            Destination = words.Destination,
            Port = words.Port,
            To = words.To,
            Network = sense.Network?.Name ?? "",
            Bridge = sense.Network?.Bridge ?? "",
            Container = sense.Container,
            Meaning = sense.Meaning,
            Rule = line.Rule,
            Origin = origin,
            DockerHost = scene.DockerHost,
        };
    }

    // Engines before 27 leave IPv6 alone, unless they were told otherwise, which they do not tell.
    private static IEnumerable<RuleFamily> Families(FirewallScene scene) =>
        scene.IPv6 ?? EngineCapabilities.Has(scene.Generation, EngineCapability.FiltersIPv6) ? [RuleFamily.IPv4, RuleFamily.IPv6] : [RuleFamily.IPv4];

    private static FirewallBook Written(FirewallScene scene, RuleFamily family)
    {
        var book = new FirewallBook(scene, family);
        Action<FirewallBook> write = scene.Backend == RuleBackend.Nftables ? FirewallNftablesPlan.Write
            : EngineCapabilities.Has(scene.Generation, EngineCapability.OwnForwardChain) ? FirewallModernPlan.Write
            : FirewallLegacyPlan.Write;
        write(book);
        return book;
    }
}

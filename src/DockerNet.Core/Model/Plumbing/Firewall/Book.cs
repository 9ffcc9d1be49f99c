namespace DockerNet.Wiring;

/// <summary>The rules of one family while they are written, in the way in which engines write them.</summary>
/// <param name="scene">What they are made of.</param>
/// <param name="family">The family.</param>
internal sealed class FirewallBook(FirewallScene scene, RuleFamily family)
{
    private static readonly string[] s_predefined = ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"];

    private readonly Dictionary<(RuleTable Table, string Chain), List<(string Text, FirewallSense Sense)>> _chains = [];

    /// <summary>The family.</summary>
    public RuleFamily Family => family;

    /// <summary>What they are made of.</summary>
    public FirewallScene Scene => scene;

    /// <summary>Adds a rule at the end of a chain, if the chain does not have it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="text">The rule.</param>
    /// <param name="sense">What it is about.</param>
    public void Append(RuleTable table, string chain, string text, FirewallSense sense)
    {
        List<(string Text, FirewallSense Sense)> rules = Chain(table, chain);
        if (!rules.Exists(rule => rule.Text == text))
        {
            rules.Add((text, sense));
        }
    }

    /// <summary>Adds a rule at the beginning of a chain, if the chain does not have it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="text">The rule.</param>
    /// <param name="sense">What it is about.</param>
    public void Insert(RuleTable table, string chain, string text, FirewallSense sense)
    {
        List<(string Text, FirewallSense Sense)> rules = Chain(table, chain);
        if (!rules.Exists(rule => rule.Text == text))
        {
            rules.Insert(0, (text, sense));
        }
    }

    /// <summary>Puts a rule at the beginning of a chain, wherever it was.</summary>
    /// <param name="table">The table.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="text">The rule.</param>
    /// <param name="sense">What it is about.</param>
    public void Raise(RuleTable table, string chain, string text, FirewallSense sense)
    {
        _ = Chain(table, chain).RemoveAll(rule => rule.Text == text);
        Insert(table, chain, text, sense);
    }

    /// <summary>Gives the rules.</summary>
    /// <returns>The rules, by table and chain as <c>iptables -S</c> has them.</returns>
    public IEnumerable<(FirewallLine Line, FirewallSense Sense)> Rules() =>
        from chain in _chains
        orderby chain.Key.Table, Place(chain.Key.Chain), chain.Key.Chain
        from rule in chain.Value
        let text = scene.Backend == RuleBackend.Iptables ? $"-A {chain.Key.Chain} {rule.Text}" : rule.Text
        select (new FirewallLine(family, chain.Key.Table, chain.Key.Chain, text), rule.Sense);

    // The chains that every table has come first.
    private static int Place(string chain) =>
        Array.IndexOf(s_predefined, chain) is int index and >= 0 ? index : s_predefined.Length;

    private List<(string Text, FirewallSense Sense)> Chain(RuleTable table, string chain)
    {
        if (!_chains.TryGetValue((table, chain), out List<(string, FirewallSense)>? rules))
        {
            _chains[(table, chain)] = rules = [];
        }

        return rules;
    }
}

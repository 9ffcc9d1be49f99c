namespace DockerNet.Wiring;

/// <summary>A rule, with the place where it is.</summary>
/// <param name="Family">Which addresses it is for.</param>
/// <param name="Table">The table.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Rule">The rule as the firewall writes it.</param>
internal sealed record FirewallLine(RuleFamily Family, RuleTable Table, string Chain, string Rule);

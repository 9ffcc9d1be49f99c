namespace DockerNet.Wiring;

/// <summary>What counts of a network's one family of addresses for the rules that an engine makes.</summary>
/// <param name="Subnet">The range.</param>
/// <param name="Mode">The gateway mode: nat, routed, nat-unprotected or isolated.</param>
/// <param name="HostAddress">The address that what leaves gets; empty for that of the way it takes.</param>
public sealed record FirewallSide(string Subnet, string Mode = FirewallSide.Nat, string HostAddress = "")
{
    internal const string Nat = "nat";

    /// <summary>Whether nothing is translated.</summary>
    internal bool Routed => Mode == "routed";

    /// <summary>Whether all ports are open.</summary>
    internal bool Unprotected => Mode == "nat-unprotected";
}

namespace DockerNet;

/// <summary>With what an engine filters and translates.</summary>
public enum RuleBackend : long
{
    /// <summary>With <c>iptables</c> and <c>ip6tables</c>, as most engines do.</summary>
    Iptables,

    /// <summary>With tables of its own in <c>nftables</c>, as Engine 29 does when told to.</summary>
    Nftables,
}

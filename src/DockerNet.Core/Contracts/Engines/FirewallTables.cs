namespace DockerNet.Contracts;

/// <summary>What the tools of a host's firewall write.</summary>
/// <param name="IPv4">Of IPv4.</param>
/// <param name="IPv6">Of IPv6; null when it cannot be read.</param>
public sealed record FirewallTables(string IPv4, string? IPv6);

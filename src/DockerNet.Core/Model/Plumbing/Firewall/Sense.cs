namespace DockerNet.Wiring;

/// <summary>What a rule is about.</summary>
/// <param name="Direction">Which way the traffic goes.</param>
/// <param name="Meaning">What it means, as a sentence.</param>
/// <param name="Network">The network; null for a rule of them all.</param>
/// <param name="Container">The container; empty for a rule of a whole network.</param>
internal sealed record FirewallSense(NatDirection Direction, string Meaning, FirewallNetwork? Network = null, string Container = "");

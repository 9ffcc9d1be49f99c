namespace DockerNet.Contracts;

/// <summary>What a swarm publishes on each of its nodes.</summary>
/// <param name="Ports">The ports, as <c>8080/tcp</c>.</param>
/// <param name="Address">The address of the swarm's own load balancer on this node; empty when there is none.</param>
public sealed record IngressPorts(IReadOnlyList<string> Ports, string Address);

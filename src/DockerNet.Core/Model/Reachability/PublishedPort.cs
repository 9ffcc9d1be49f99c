using System.Net;

namespace DockerNet.Wiring;

/// <summary>Where a container's TCP port is published.</summary>
/// <param name="Port">The container's port.</param>
/// <param name="HostAddress">The host's address; 0.0.0.0 and :: are all of their kind.</param>
/// <param name="HostPort">The host's port; null where packets are routed to the container's own.</param>
public sealed record ReachabilityPublishedPort(int Port, IPAddress HostAddress, int? HostPort);

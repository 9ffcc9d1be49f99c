namespace DockerNet.Wiring;

/// <summary>One port of a container and where the host publishes it, as the engine is told.</summary>
/// <param name="ContainerPort">The port in the container.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="HostAddress">The host's address; empty for all of them.</param>
/// <param name="HostPort">The host's port, or a range to find a free one in; empty to have the engine choose.</param>
public sealed record PortMapping(int ContainerPort, string Protocol, string HostAddress, string HostPort);

using System.Net;

namespace DockerNet.Wiring;

/// <summary>Something that listens in a container.</summary>
/// <param name="Address">At which of its addresses; 0.0.0.0 or :: for all.</param>
/// <param name="Port">At which port.</param>
/// <param name="Protocol">tcp or udp.</param>
public sealed record SocketListener(IPAddress Address, int Port, string Protocol)
{
    /// <summary>Whether only the container itself can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether it can be reached at any address of the container.</summary>
    public bool IsAny => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);
}

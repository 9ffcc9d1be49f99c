using System.Net;

namespace DockerNet.Wiring;

/// <summary>A published port of a container.</summary>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="PrivatePort">The port inside.</param>
/// <param name="HostAddress">The host's address; <c>0.0.0.0</c> or <c>::</c> for all of a family.</param>
/// <param name="HostPort">The host's port; null in gateway mode routed, where there is none.</param>
public sealed record FirewallPort(string Protocol, int PrivatePort, string HostAddress, int? HostPort)
{
    /// <summary>Which addresses of the host it is on.</summary>
    internal RuleFamily Family => FirewallText.FamilyOf(Address);

    /// <summary>Whether it is on all of them.</summary>
    internal bool IsAnywhere => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);

    /// <summary>Whether nobody else can reach it.</summary>
    internal bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>The port inside, as <c>80/tcp</c>.</summary>
    internal string Private => $"{FirewallText.Number(PrivatePort)}/{Protocol}";

    private IPAddress Address => IPAddress.Parse(HostAddress);
}

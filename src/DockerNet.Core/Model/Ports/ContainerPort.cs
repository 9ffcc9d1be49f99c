using System.Net;
using System.Net.Sockets;

namespace DockerNet;

/// <summary>A port that a container exposes, and where it is published.</summary>
public sealed class ContainerPort
{
    internal ContainerPort()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The port inside the container.</summary>
    public int PrivatePort { get; internal init; }

    /// <summary>tcp, udp or sctp.</summary>
    public string Protocol { get; internal init; } = "tcp";

    /// <summary>The engine's address that it is published on; null when it is only exposed.</summary>
    public Address? HostAddress { get; internal init; }

    /// <summary>The engine's port that it is published on; null when it is only exposed.</summary>
    public int? HostPort { get; internal init; }

    /// <summary>
    /// What was asked for, in the form that <c>New-DockerContainer -Publish</c> takes, such as
    /// <c>127.0.0.1:8000-9000:5000</c>; null when it was only exposed. Only Get-ContainerPort tells it.
    /// </summary>
    public string? Requested { get; internal init; }

    /// <summary>From where it can be reached, if something listens there.</summary>
    public PortScope ReachableFrom { get; internal init; }

    /// <summary>The engine.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>Whether it can be reached through the engine's host.</summary>
    public bool Published => HostPort is not null;

    /// <summary>
    /// Where to reach it on the engine's host, such as <c>tcp://0.0.0.0:8000</c>; null when only exposed.
    /// </summary>
    public Uri? Url => HostPort is int port ? new Uri($"{Protocol}://{HostText}:{port}") : null;

    private string HostText => HostAddress?.AddressFamily == AddressFamily.InterNetworkV6
        ? $"[{HostAddress}]"
        : (HostAddress ?? IPAddress.Any).ToString();

    /// <summary>
    /// The docker client's form: <c>0.0.0.0:8000->8080/tcp</c>, or <c>8080/tcp</c> when only exposed.
    /// </summary>
    /// <returns>The port as text.</returns>
    public override string ToString() =>
        Published ? $"{HostText}:{HostPort}->{PrivatePort}/{Protocol}" : $"{PrivatePort}/{Protocol}";
}

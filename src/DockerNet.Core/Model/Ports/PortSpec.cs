using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Ports to publish, with the meaning that the client's <c>-p</c> gives to the same text.</summary>
public sealed record PortSpec
{
    private readonly PortRange? _host;
    private readonly PortRange _container;

    private PortSpec(string address, PortRange? host, PortRange container, string protocol)
    {
        HostAddress = address;
        _host = host;
        _container = container;
        Protocol = protocol;
    }

    /// <summary>The host's address; empty for all of them.</summary>
    public string HostAddress { get; }

    /// <summary>The host's port or ports, as <c>80</c> or <c>80-90</c>; empty to have the engine choose.</summary>
    public string HostPort => _host?.ToString() ?? "";

    /// <summary>The container's port or ports, as <c>80</c> or <c>80-82</c>.</summary>
    public string ContainerPort => _container.ToString();

    /// <summary>tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>
    /// Every single port of the container with its place on the host. A range of host ports for one port of the
    /// container stays a range: the engine takes the first free one.
    /// </summary>
    public IReadOnlyList<PortMapping> Mappings =>
        [.. Enumerable.Range(0, _container.Count).Select(i =>
            new PortMapping(_container.First + i, Protocol, HostAddress, HostPortFor(i)))];

    /// <summary>
    /// Reads <c>[address:][hostPort:]port[/protocol]</c>, with single ports or ranges, or
    /// <c>published=8080,target=80,protocol=udp</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The ports.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static PortSpec Parse(string text) =>
        Read(text, out PortSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The ports.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PortSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The ports as <c>[address:][hostPort:]port[/protocol]</c>, without what has its default.</summary>
    /// <returns>The ports as text.</returns>
    public override string ToString()
    {
        string address = HostAddress.Contains(':') ? $"[{HostAddress}]" : HostAddress;
        string host = (address, HostPort) switch
        {
            ("", "") => "",
            ("", string port) => $"{port}:",
            (_, string port) => $"{address}:{port}:",
        };
        return host + ContainerProtocols.Join(ContainerPort, Protocol);
    }

    private static string? Read(string text, out PortSpec? value)
    {
        value = null;
        if ((text.Contains('=') ? PortFields.ToPlain(text) : text) is not string plain)
        {
            return Problem(text, "one of its keys has no value");
        }

        string[] parts = plain.Split(':');
        string address = parts.Length > 2 ? string.Join(':', parts[..^2]) : "";
        string hostPort = parts.Length > 1 ? parts[^2] : "";
        (string target, string protocol) = ContainerProtocols.Split(parts[^1]);

        if (address.StartsWith('[') && address.EndsWith(']'))
        {
            address = address[1..^1];
        }

        if (address.Length > 0 && !AddressText.TryParse(address, out _))
        {
            return Problem(text, $"'{address}' is no IP address");
        }

        if (target.Length == 0)
        {
            return Problem(text, "the container's port is missing");
        }

        if (!PortRange.TryParse(target, out PortRange container))
        {
            return Problem(text, $"'{target}' is neither a port up to 65535 nor a rising range of them");
        }

        PortRange host = default;
        if (hostPort.Length > 0 && !PortRange.TryParse(hostPort, out host))
        {
            return Problem(text, $"'{hostPort}' is neither a port up to 65535 nor a rising range of them");
        }

        if (hostPort.Length > 0 && container.Count > 1 && container.Count != host.Count)
        {
            return Problem(text, $"its ranges differ in length, {host.Count} and {container.Count}");
        }

        if (ContainerProtocols.Problem(protocol) is string problem)
        {
            return Problem(text, problem);
        }

        value = new PortSpec(address, hostPort.Length > 0 ? host : null, container, protocol);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a port to publish, because {why}: write [address:][hostPort:]port[/protocol], "
        + "such as 8080:80 or 127.0.0.1:8000-9000:5000/udp.";

    private string HostPortFor(int index) => _host is { } host && _container.Count > 1
        ? (host.First + index).ToString(CultureInfo.InvariantCulture)
        : HostPort;
}

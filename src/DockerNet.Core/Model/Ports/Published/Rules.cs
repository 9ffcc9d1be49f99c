using System.Globalization;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>What becomes of the ports that a container exposes and was asked to publish.</summary>
internal static class PortRules
{
    /// <summary>Tells from where a running container's port can be reached.</summary>
    /// <param name="mode">The container's network mode.</param>
    /// <param name="address">The host's address that it is published on; null when it is not.</param>
    /// <returns>From where.</returns>
    public static PortScope ScopeOf(string mode, IPAddress? address) => mode switch
    {
        "host" => PortScope.Outside,
        "none" => PortScope.Container,
        _ when address is null => PortScope.Networks,
        _ => IPAddress.IsLoopback(address) ? PortScope.Host : PortScope.Outside,
    };

    /// <summary>Lists a container's ports: exposed, asked for, and published.</summary>
    /// <param name="container">The container.</param>
    /// <returns>For each port, every place where it is published; else every wish; else the port alone.</returns>
    public static IEnumerable<ContainerPort> Of(ContainerDetail container)
    {
        List<(PortMapping Mapping, string Text)> wishes =
        [
            .. container.Publish.SelectMany(static text => PortSpec.Parse(text).Mappings.Select(m => (m, text))),
        ];
        return container.ExposedPorts
            .Concat(wishes.Select(static wish => Key(wish.Mapping.ContainerPort, wish.Mapping.Protocol)))
            .Concat(container.Ports.Select(static port => Key(port.PrivatePort, port.Protocol)))
            .Distinct()
            // What an engine calls a port without its being one is none.
            .Select(static key => PortSpec.TryParse(key, out PortSpec? port) ? port.Mappings[0] : null)
            .OfType<PortMapping>()
            .OrderBy(static port => port.ContainerPort)
            .ThenBy(static port => port.Protocol)
            .SelectMany(port => Of(container, port, [.. wishes.Where(wish => IsSame(wish.Mapping, port))]));
    }

    private static IEnumerable<ContainerPort> Of(
        ContainerDetail container, PortMapping port, List<(PortMapping Mapping, string Text)> wishes)
    {
        List<ContainerPort> places =
        [
            .. container.Ports.Where(p => p.Published && p.PrivatePort == port.ContainerPort && p.Protocol == port.Protocol),
        ];
        string? any = container.PublishAll ? Key(port.ContainerPort, port.Protocol) : null;
        if (places.Count > 0)
        {
            return places.Select(place => Row(container, port, place, wishes.Find(w => Led(w.Mapping, place)).Text ?? any));
        }

        return wishes.Count > 0
            ? wishes.Select(wish => Row(container, port, null, wish.Text))
            : [Row(container, port, null, any)];
    }

    private static ContainerPort Row(ContainerDetail container, PortMapping port, ContainerPort? place, string? wish) => new()
    {
        Container = container.Name,
        PrivatePort = port.ContainerPort,
        Protocol = port.Protocol,
        HostAddress = place?.HostAddress,
        HostPort = place?.HostPort,
        Requested = wish,
        ReachableFrom = container.State is "running" or "paused"
            ? ScopeOf(container.NetworkMode, place?.HostAddress)
            : PortScope.Nowhere,
        DockerHost = container.DockerHost,
    };

    private static bool IsSame(PortMapping one, PortMapping other) =>
        one.ContainerPort == other.ContainerPort && one.Protocol == other.Protocol;

    private static bool Led(PortMapping wish, ContainerPort place) =>
        (wish.HostAddress.Length == 0 || place.HostAddress == IPAddress.Parse(wish.HostAddress))
        && (!PortRange.TryParse(wish.HostPort, out PortRange range) || range.Contains(place.HostPort ?? 0));

    private static string Key(int port, string protocol) =>
        string.Create(CultureInfo.InvariantCulture, $"{port}/{protocol}");
}

using System.Net;

namespace DockerNet.Wiring;

/// <summary>A place on the engine's host that a container is to have and another one has.</summary>
/// <param name="Wanted">What is wanted.</param>
/// <param name="Holder">The port that has the place.</param>
/// <param name="Free">The next port of the host that no container has; null when there is none.</param>
internal sealed record PortConflict(PortMapping Wanted, ContainerPort Holder, int? Free)
{
    private const int LastPort = 65535;

    /// <summary>Looks for a conflict between ports to publish and those that are.</summary>
    /// <param name="wanted">The ports to publish.</param>
    /// <param name="published">The ports of all running containers.</param>
    /// <returns>The first conflict; null when there is none.</returns>
    public static PortConflict? Find(IEnumerable<PortMapping> wanted, IReadOnlyList<ContainerPort> published) => wanted
        .Select(mapping => Find(mapping, [.. published.Where(port => Meets(mapping, port))]))
        .FirstOrDefault(static conflict => conflict is not null);

    /// <summary>The conflict as a sentence without its end.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString()
    {
        string place = $"{Wanted.HostPort}/{Wanted.Protocol}";
        string address = Wanted.HostAddress.Length > 0 ? $" of {Wanted.HostAddress}" : "";
        string free = Free is null ? "" : $"; {Free} is free";
        return $"port {place}{address} is already allocated: container {Holder.Container} publishes {Holder}{free}";
    }

    // Of a range one free port is enough; without a port the engine chooses a free one.
    private static PortConflict? Find(PortMapping wanted, List<ContainerPort> held) =>
        PortRange.TryParse(wanted.HostPort, out PortRange range) && range.All.All(port => held.Exists(h => h.HostPort == port))
            ? new PortConflict(wanted, held.First(h => h.HostPort == range.First), FreeAfter(range, held))
            : null;

    private static int? FreeAfter(PortRange range, List<ContainerPort> held) =>
        Enumerable.Range(range.Last, LastPort - range.Last + 1)
            .Cast<int?>()
            .FirstOrDefault(port => !held.Exists(h => h.HostPort == port));

    // All addresses together conflict with every single one of their family.
    private static bool Meets(PortMapping wanted, ContainerPort port)
    {
        if (!port.Published || port.Protocol != wanted.Protocol || wanted.HostAddress.Length == 0)
        {
            return port.Published && port.Protocol == wanted.Protocol;
        }

        IPAddress one = IPAddress.Parse(wanted.HostAddress);
        IPAddress other = port.HostAddress ?? IPAddress.Any;
        return one.AddressFamily == other.AddressFamily && (IsAny(one) || IsAny(other) || one.Equals(other));
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}

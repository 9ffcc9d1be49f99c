using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Feedback;

/// <summary>
/// Finds out why a command of the docker client failed. What the client said is not known here, so that the engine is asked
/// for what the client must have met.
/// </summary>
/// <param name="command">The command.</param>
/// <param name="engine">The engine.</param>
internal sealed class ClientFailure(ClientCommand command, IEngine engine)
{
    private static readonly string[] s_modes = ["bridge", "default", "host", "none"];

    /// <summary>Finds the reason.</summary>
    /// <param name="token">Stops the search.</param>
    /// <returns>The reason, and what to do; null when it is none of those that are known.</returns>
    public async Task<Explanation?> FindAsync(CancellationToken token)
    {
        IReadOnlyList<Container> containers = await engine.Containers.ListAsync(ContainerFilter.All, token).ConfigureAwait(false);
        IReadOnlyList<Network> networks = await engine.Networks.ListAsync(NetworkFilter.All, token).ConfigureAwait(false);
        return command.Verb switch
        {
            "run" or "create" => OfCreation(containers, networks),
            "network create" => OfNetwork(networks),
            "network connect" or "network disconnect" => OfMembers(containers, networks),
            "network rm" or "network remove" => OfRemoval(networks),
            "volume rm" or "volume remove" => await OfVolumeAsync(token).ConfigureAwait(false),
            "start" or "stop" or "restart" or "kill" or "pause" or "unpause" or "exec" or "logs" or "port" or "rm" or "inspect" or "attach" or "top" =>
                OfContainer(containers),
            _ => null,
        };
    }

    private Explanation? OfCreation(IReadOnlyList<Container> containers, IReadOnlyList<Network> networks)
    {
        if (command.Values("--name").FirstOrDefault() is string name && containers.FirstOrDefault(one => one.Name == name) is Container holder)
        {
            return new($"The name {name} is taken by a container that is {holder.State}.", $"Rename-DockerContainer {name} {name}-old", $"Remove-DockerContainer {name} -Force");
        }

        string? network = command.Values("--network", "--net").Select(static text => NetworkSpec.TryParse(text, out NetworkSpec? spec) ? spec.Name : text).FirstOrDefault();
        if (network is not null && !network.Contains(':') && !s_modes.Contains(network) && !networks.Any(one => Fits(one, network)))
        {
            return Missing("network", network, networks.Select(static one => one.Name), $"New-DockerBridge {network}");
        }

        foreach (LinkSpec link in command.Values("--link").Select(static text => LinkSpec.TryParse(text, out LinkSpec? spec) ? spec : null).OfType<LinkSpec>())
        {
            if (OfLink(link, network, containers) is Explanation found)
            {
                return found;
            }
        }

        return command.Values("-p", "--publish").Select(text => OfPort(text, containers)).FirstOrDefault(static found => found is not null);
    }

    private static Explanation? OfLink(LinkSpec link, string? network, IReadOnlyList<Container> containers)
    {
        if (containers.FirstOrDefault(one => Fits(one, link.Source)) is not Container source)
        {
            return Missing("container", link.Source, containers.Select(static one => one.Name), "Get-DockerContainer");
        }

        if (!LinkRules.IsActive(source))
        {
            return new($"{source.Name}, which is linked to, is {source.State}: a link needs its source to run.", $"Start-DockerContainer {source.Name}");
        }

        string wanted = network ?? NetworkSpec.DefaultBridge;
        return source.Networks.Any(place => place.Network == wanted) ? null : new(
            $"{source.Name}, which is linked to, is not on the network {wanted}, but on {string.Join(", ", source.Networks.Select(static place => place.Network))}.",
            $"Connect-DockerNetwork {wanted} {source.Name}");
    }

    private static Explanation? OfPort(string text, IReadOnlyList<Container> containers)
    {
        if (!PortSpec.TryParse(text, out PortSpec? spec))
        {
            return null;
        }

        foreach (PortMapping mapping in spec.Mappings)
        {
            ContainerPort? taken = containers.SelectMany(static one => one.Ports).FirstOrDefault(port =>
                port.HostPort is int number && mapping.HostPort == $"{number}" && port.Protocol == mapping.Protocol);
            if (taken is not null)
            {
                return new($"Port {taken.HostPort} of the host is published by {taken.Container}.", $"Get-ContainerPort {taken.Container}", $"Stop-DockerContainer {taken.Container}");
            }
        }

        return null;
    }

    private Explanation? OfNetwork(IReadOnlyList<Network> networks)
    {
        foreach (string range in command.Values("--subnet"))
        {
            if (networks.FirstOrDefault(one => one.Pools.Any(pool => SubnetRules.Overlaps(pool.Subnet, range))) is Network other)
            {
                return new($"The range {range} overlaps with that of the network {other.Name}, {string.Join(", ", other.Pools.Select(static pool => pool.Subnet))}.", "Find-DockerSubnet");
            }
        }

        return command.Names.LastOrDefault() is string name && networks.Any(one => one.Name == name)
            ? new($"There is a network {name} already.", $"Get-DockerNetwork {name}")
            : null;
    }

    private Explanation? OfMembers(IReadOnlyList<Container> containers, IReadOnlyList<Network> networks)
    {
        string[] names = [.. command.Names.TakeLast(2)];
        if (names.Length < 2)
        {
            return null;
        }

        return !networks.Any(one => Fits(one, names[0])) ? Missing("network", names[0], networks.Select(static one => one.Name), "Get-DockerNetwork")
            : !containers.Any(one => Fits(one, names[1])) ? Missing("container", names[1], containers.Select(static one => one.Name), "Get-DockerContainer")
            : null;
    }

    private Explanation? OfRemoval(IReadOnlyList<Network> networks)
    {
        foreach (string name in command.Names)
        {
            if (networks.FirstOrDefault(one => Fits(one, name)) is not Network network)
            {
                return Missing("network", name, networks.Select(static one => one.Name), "Get-DockerNetwork");
            }

            if (network.Containers.Length > 0)
            {
                string members = string.Join(", ", network.Containers.Select(static member => member.Container));
                return new($"The network {name} has members: {members}.", $"Disconnect-DockerNetwork {name} {members}");
            }
        }

        return null;
    }

    private async Task<Explanation?> OfVolumeAsync(CancellationToken token)
    {
        IReadOnlyList<Volume> volumes = await engine.Volumes.ListAsync(VolumeFilter.All, token).ConfigureAwait(false);
        foreach (string name in command.Names)
        {
            if (volumes.FirstOrDefault(one => one.Name == name) is not Volume volume)
            {
                return Missing("volume", name, volumes.Select(static one => one.Name), "Get-DockerVolume");
            }

            if (volume.UsedBy.Length > 0)
            {
                return new($"The volume {name} is used by {volume.UsedBy}.", $"Get-DockerVolumeShare {name}");
            }
        }

        return null;
    }

    private Explanation? OfContainer(IReadOnlyList<Container> containers) =>
        command.Names.FirstOrDefault() is string name && !containers.Any(one => Fits(one, name))
            ? Missing("container", name, containers.Select(static one => one.Name), "Get-DockerContainer")
            : null;

    private static Explanation Missing(string kind, string name, IEnumerable<string> known, string action)
    {
        IReadOnlyList<string> near = NearMatch.Find(name, known);
        return new($"There is no {kind} {name}." + (near.Count > 0 ? $" Did you mean {string.Join(" or ", near)}?" : ""), action);
    }

    private static bool Fits(DockerEntity one, string name) => one.Name == name || one.Id.StartsWith(name, StringComparison.Ordinal);
}

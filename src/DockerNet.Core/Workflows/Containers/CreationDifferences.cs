using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Compares a container that was created with what was asked for.</summary>
internal static class CreationDifferences
{
    /// <summary>Finds what the engine has dropped.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="made">What there is.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> Of(ContainerRequest request, ContainerDetail made) =>
        from dropped in Env(request, made).Concat(Labels(request, made)).Concat(Hosts(request, made)).Concat(Mounts(request, made))
            .Concat(Ports(request, made)).Concat(Links(request, made)).Concat(Places(request, made))
        select new WiringWarning("SettingDropped", $"the engine has left out {dropped}: look at the container before it is used");

    /// <summary>Finds mounts of other containers that it did not get, since another container has one at the same path.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="made">What there is.</param>
    /// <param name="providers">The containers that it has mounts from, in their order.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfTaken(
        ContainerRequest request, ContainerDetail made, IReadOnlyList<ContainerDetail> providers)
    {
        // What it was given itself is meant to win.
        HashSet<string> own = [.. Targets(request), .. request.Tmpfs.Select(static folder => ContainerPath.Clean(folder.Target))];
        return
            from provider in providers
            from mount in provider.Mounts
            where !own.Contains(ContainerPath.Clean(mount.Target))
            let there = made.Mounts.FirstOrDefault(other => ContainerPath.Clean(other.Target) == ContainerPath.Clean(mount.Target))
            where there is not null && (there.Name, there.Source) != (mount.Name, mount.Source)
            let winner = providers.LastOrDefault(other => other.Mounts.Any(m => (m.Name, m.Source, m.Target) == (there.Name, there.Source, there.Target)))
            select new WiringWarning(
                "MountDropped",
                $"the mount of {provider.Name} at '{mount.Target}' is left out, since "
                    + (winner is null ? "another one is there" : $"{winner.Name} has one there too")
                    + ": take the mounts of one of them only, or name what shall be there with -Volume");
    }

    private static IEnumerable<string> Env(ContainerRequest request, ContainerDetail made) => request.Env
        .Where(static text => text.Contains('='))
        .GroupBy(static text => text.Split('=', 2)[0])
        .Where(same => !made.Env.Contains(same.Last()))
        .Select(static same => $"the variable {same.Key}");

    private static IEnumerable<string> Labels(ContainerRequest request, ContainerDetail made) => request.Labels
        .Where(pair => !made.Labels.TryGetValue(pair.Key, out string? value) || value != pair.Value)
        .Select(static pair => $"the label {pair.Key}");

    private static IEnumerable<string> Hosts(ContainerRequest request, ContainerDetail made) => request.Hosts
        .Where(host => !made.AddHost.Any(line => line.StartsWith(host.ToString().Split(':')[0], StringComparison.Ordinal)))
        .Select(static host => $"the host {host}");

    private static IEnumerable<string> Mounts(ContainerRequest request, ContainerDetail made) => Targets(request)
        .Except(made.Mounts.Select(static mount => ContainerPath.Clean(mount.Target)))
        .Select(static target => $"the mount at {target}");

    private static IEnumerable<string> Targets(ContainerRequest request) =>
        request.Mounts.Select(static mount => mount.Target).Concat(request.KeyedMounts.Select(static mount => mount.Target))
            .Select(ContainerPath.Clean);

    // In another network mode it is told before what becomes of ports and links.
    private static IEnumerable<string> Ports(ContainerRequest request, ContainerDetail made) =>
        HasNetwork(request)
            ? request.Ports.SelectMany(static spec => spec.Mappings).Select(Key)
                .Except(made.Publish.Select(PortSpec.Parse).SelectMany(static spec => spec.Mappings).Select(Key))
                .Select(static key => $"the published port {key.ContainerPort}/{key.Protocol}")
            : [];

    // One alias of two sources has a warning of its own.
    private static IEnumerable<string> Links(ContainerRequest request, ContainerDetail made) =>
        NetworkSpec.IsDefault(request.Network)
            ? request.Links.Select(static link => link.Alias)
                .Except(made.Links.Select(static text => LinkSpec.Parse(text).Alias))
                .Select(static alias => $"the link {alias}")
            : [];

    private static IEnumerable<string> Places(ContainerRequest request, ContainerDetail made)
    {
        if (!NetworkSpec.IsOwn(request.Network) || made.Networks.FirstOrDefault(p => p.Network == request.Network) is not { } place)
        {
            return [];
        }

        return
        [
            .. request.Aliases.Except(place.Aliases).Select(static alias => $"the alias {alias}"),
            .. Missing(request.IPAddress, place.FixedAddress),
            .. Missing(request.IPv6Address, place.FixedIPv6Address),
        ];
    }

    private static IEnumerable<string> Missing(string? wanted, IPAddress? there) =>
        wanted is null || IPAddress.Parse(wanted).Equals(there) ? [] : [$"the address {wanted}"];

    private static (int ContainerPort, string Protocol, string HostPort) Key(PortMapping mapping) =>
        (mapping.ContainerPort, mapping.Protocol, mapping.HostPort);

    private static bool HasNetwork(ContainerRequest request) =>
        NetworkSpec.IsDefault(request.Network) || NetworkSpec.IsOwn(request.Network);
}

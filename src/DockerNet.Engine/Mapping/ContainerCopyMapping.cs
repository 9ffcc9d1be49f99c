using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// Writes a container that exists in the form that creates it anew. What inspection tells is not what creation takes:
/// see the comments.
/// </summary>
internal static class ContainerCopyMapping
{
    private const string ContainerMode = "container:";

    /// <summary>Maps.</summary>
    /// <param name="model">The container.</param>
    /// <param name="image">The image to create it from.</param>
    /// <param name="name">The copy's name.</param>
    /// <param name="change">What shall be different.</param>
    /// <returns>The engine's form. It has all networks; whoever sends it takes out what the engine cannot take.</returns>
    public static CreateContainerParameters From(
        ContainerInspectResponse model, string image, string name, ContainerChange change)
    {
        ContainerConfig config = model.Config ?? new ContainerConfig();
        HostConfig host = model.HostConfig ?? new HostConfig();

        // By default the name of the machine inside is the container's id, which the copy shall not inherit.
        if (model.ID.StartsWith(config.Hostname, StringComparison.Ordinal) || !HasOwnName(host.NetworkMode))
        {
            config.Hostname = "";
        }

        config.Image = image;
        config.Env = Env(Values.Items(config.Env), change);
        Mount(model, config, host, change);
        Dictionary<string, EndpointSettings> endpoints = Endpoints(model, host, change);
        Link(model, host, endpoints, change);
        if (change.Ports is not null)
        {
            Publish(config, host, [.. change.Ports.SelectMany(static port => port.Mappings)]);
        }

        return new CreateContainerParameters(config)
        {
            Name = name,
            HostConfig = host,
            NetworkingConfig = new NetworkingConfig { EndpointsConfig = endpoints },
        };
    }

    private static bool HasOwnName(string? mode) =>
        mode != "host" && mode?.StartsWith(ContainerMode, StringComparison.Ordinal) != true;

    private static List<string> Env(IEnumerable<string> env, ContainerChange change)
    {
        HashSet<string> gone = [.. change.Env.Concat(change.WithoutEnv).Select(NameOf)];
        return [.. env.Where(text => !gone.Contains(NameOf(text))), .. change.Env];
    }

    private static string NameOf(string variable) => variable.Split('=')[0];

    private static void Mount(
        ContainerInspectResponse model, ContainerConfig config, HostConfig host, ContainerChange change)
    {
        HashSet<string> gone = [.. change.Mounts.Select(static mount => mount.Target).Concat(change.WithoutMounts)];
        List<MountSpec> binds = [.. Values.Items(host.Binds).Select(MountSpec.Parse).Where(bind => !gone.Contains(bind.Target))];
        host.Mounts = [.. Values.Items(host.Mounts).Where(mount => !gone.Contains(mount.Target ?? ""))];
        HashSet<string> named = [.. binds.Select(static bind => bind.Target).Concat(host.Mounts.Select(static m => m.Target ?? ""))];

        // Volumes without a name, and what came from another container: the copy has to have the very same.
        IEnumerable<MountSpec> inherited = Values.Items(model.Mounts)
            .Where(mount => mount.Type is "volume" or "bind")
            .Where(mount => !gone.Contains(mount.Destination) && !named.Contains(mount.Destination))
            .Select(static mount => MountSpec.Parse(
                $"{(mount.Type == "bind" ? mount.Source : mount.Name)}:{mount.Destination}{(mount.RW ? "" : ":ro")}"));
        host.Binds =
        [
            .. binds.Concat(inherited)
                .Concat(change.Mounts.Where(static mount => !mount.IsAnonymous))
                .Select(static mount => mount.ToString()),
        ];
        host.VolumesFrom = null!;
        config.Volumes = Values.Keys(config.Volumes)
            .Where(target => !gone.Contains(target))
            .Union(change.Mounts.Where(static mount => mount.IsAnonymous).Select(static mount => mount.Target))
            .ToDictionary(static target => target, static _ => default(EmptyStruct));
    }

    private static Dictionary<string, EndpointSettings> Endpoints(
        ContainerInspectResponse model, HostConfig host, ContainerChange change)
    {
        IDictionary<string, EndpointSettings> present =
            model.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>();
        string[] wanted = change.Networks is null ? [.. present.Keys] : [.. change.Networks.Where(IsNetwork)];
        host.NetworkMode = change.Networks is [string first, ..] ? first : host.NetworkMode;
        Dictionary<string, EndpointSettings> endpoints = wanted.ToDictionary(
            static network => network,
            network => Endpoint(present.TryGetValue(network, out EndpointSettings? place) ? place : new(), model.ID));
        string mode = host.NetworkMode == "default" ? NetworkSpec.DefaultBridge : host.NetworkMode;
        if (endpoints.Count > 0 && !endpoints.ContainsKey(mode))
        {
            // It goes elsewhere, or was taken off the network that it was created on.
            host.NetworkMode = endpoints.Keys.First();
        }

        return endpoints;
    }

    private static bool IsNetwork(string mode) => !mode.StartsWith(ContainerMode, StringComparison.Ordinal);

    // Addresses and ids are the old container's, unless they were asked for.
    private static EndpointSettings Endpoint(EndpointSettings place, string id) => new()
    {
        Aliases = [.. Values.Items(place.Aliases).Where(alias => alias != DockerEntity.Shorten(id))],
        Links = place.Links,
        IPAMConfig = place.IPAMConfig,
        DriverOpts = place.DriverOpts,
    };

    private static void Link(
        ContainerInspectResponse model,
        HostConfig host,
        Dictionary<string, EndpointSettings> endpoints,
        ContainerChange change)
    {
        IEnumerable<string> links = change.Links?.Select(static link => link.ToString())
            ?? Values.Items(host.Links).Select(ContainerMapping.LinkText);
        bool perNetwork = NetworkSpec.IsOwn(host.NetworkMode);
        host.Links = perNetwork ? null! : [.. links];
        if (perNetwork && change.Links is not null && endpoints.TryGetValue(host.NetworkMode, out EndpointSettings? place))
        {
            place.Links = [.. change.Links.Select(static link => $"{link.Source}:{link.Alias}")];
        }
    }

    private static void Publish(ContainerConfig config, HostConfig host, List<PortMapping> ports)
    {
        host.PortBindings = HostConfigMapping.Bindings(ports);
        config.ExposedPorts = (config.ExposedPorts?.Keys ?? [])
            .Union(host.PortBindings.Keys)
            .ToDictionary(static port => port, static _ => default(EmptyStruct));
    }
}

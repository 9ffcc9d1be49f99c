using System.Collections.Generic;
using System.Linq;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes what a new container shall be in the engine's form, as the docker client does.</summary>
internal static class ContainerRequestMapping
{
    private const string DefaultMode = "default";
    private const string ContainerMode = "container:";

    /// <summary>Maps a request.</summary>
    /// <param name="request">What the container shall be.</param>
    /// <returns>The engine's form.</returns>
    public static CreateContainerParameters From(ContainerRequest request)
    {
        // Old engines ignore the binding of a port that is not exposed as well.
        List<PortMapping> ports = [.. request.Ports.SelectMany(static p => p.Mappings)];
        bool userDefined = IsUserDefined(request.Network);
        return new CreateContainerParameters
        {
            Name = request.Name,
            Image = request.Image,
            Cmd = Texts(request.Command)!,
            Entrypoint = request.Entrypoint is { Count: 0 } ? [""] : Texts(request.Entrypoint ?? [])!,
            Env = Texts(request.Env)!,
            Labels = request.Labels.ToDictionary(),
            OpenStdin = request.Interactive,
            StdinOnce = request.Interactive,
            AttachStdin = request.Interactive,
            AttachStdout = true,
            AttachStderr = true,
            Tty = request.Tty,
            ExposedPorts = ports.Select(Key).Distinct().ToDictionary(static p => p, static _ => default(EmptyStruct)),
            Volumes = request.Mounts.Where(static m => m.IsAnonymous)
                .Select(static m => m.Target)
                .Distinct()
                .ToDictionary(static t => t, static _ => default(EmptyStruct)),
            HostConfig = HostOf(request, ports),
            NetworkingConfig = new NetworkingConfig { EndpointsConfig = Endpoint(request, userDefined) },
        };
    }

    /// <summary>Writes ports to publish in the engine's form.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The bindings of each port.</returns>
    public static Dictionary<string, IList<PortBinding>> Bindings(IEnumerable<PortMapping> ports) =>
        ports.GroupBy(Key).ToDictionary(
            static group => group.Key,
            static group => (IList<PortBinding>)[.. group.Select(Binding)]);

    /// <summary>
    /// Tells whether links belong to the network: everywhere else they are the engine's own affair, even where all it
    /// does is refuse them.
    /// </summary>
    /// <param name="network">The network mode.</param>
    /// <returns>Whether it is the name of a network that a user has made.</returns>
    public static bool IsUserDefined(string? network) =>
        network is not (null or DefaultMode or LinkRules.DefaultBridge or "host" or "none")
        && !network.StartsWith(ContainerMode, System.StringComparison.Ordinal);

    // What looks like nothing in here, inspection shows as it was sent: so it is what the client sends.
    private static HostConfig HostOf(ContainerRequest request, List<PortMapping> ports) => new()
    {
        NetworkMode = request.Network ?? DefaultMode,
        PidMode = request.PidMode ?? "",
        Links = Texts(IsUserDefined(request.Network) ? [] : request.Links)!,
        Binds = Texts(request.Mounts.Where(static m => !m.IsAnonymous))!,
        VolumesFrom = Texts(request.VolumesFrom)!,
        PortBindings = Bindings(ports),
        RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No },
        LogConfig = new LogConfig { Config = new Dictionary<string, string>() },
        DNS = [],
        DNSOptions = [],
        DNSSearch = [],
        BlkioWeightDevice = [],
        Devices = [],
        MemorySwappiness = -1,
        OomKillDisable = false,
        PidsLimit = 0,
    };

    private static Dictionary<string, EndpointSettings> Endpoint(ContainerRequest request, bool userDefined)
    {
        IReadOnlyList<LinkSpec> links = userDefined ? request.Links : [];
        bool special = request.Aliases.Count > 0 || request.IPAddress is not null || links.Count > 0;
        return request.Network is null || !special
            ? []
            : new() { [request.Network] = EndpointMapping.From(request.Aliases, links, request.IPAddress) };
    }

    private static string Key(PortMapping port) => $"{port.ContainerPort}/{port.Protocol}";

    private static PortBinding Binding(PortMapping port) => new() { HostIP = port.HostAddress, HostPort = port.HostPort };

    private static List<string>? Texts<T>(IEnumerable<T> items)
        where T : notnull
    {
        List<string> texts = [.. items.Select(static i => i.ToString()!)];
        return texts.Count > 0 ? texts : null;
    }
}

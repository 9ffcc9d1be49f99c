using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes what a new container shall be in the engine's form, as the docker client does.</summary>
internal static class ContainerRequestMapping
{
    /// <summary>Maps a request.</summary>
    /// <param name="request">What the container shall be.</param>
    /// <param name="macAddressOfNetwork">Whether a hardware address is one of the network, and not the container.</param>
    /// <returns>The engine's form.</returns>
    public static CreateContainerParameters From(ContainerRequest request, bool macAddressOfNetwork) => new()
    {
        Name = request.Name,
        Image = request.Image,
        Cmd = HostConfigMapping.Texts(request.Command)!,
        Entrypoint = request.Entrypoint is { Count: 0 } ? [""] : HostConfigMapping.Texts(request.Entrypoint ?? [])!,
        Env = HostConfigMapping.Texts(request.Env)!,
        Labels = request.Labels.ToDictionary(),
        Hostname = request.Hostname ?? "",
        User = request.User ?? "",
        WorkingDir = request.WorkingDirectory ?? "",
        OpenStdin = request.Interactive,
        StdinOnce = request.Interactive,
        AttachStdin = request.Interactive,
        AttachStdout = true,
        AttachStderr = true,
        Tty = request.Tty,
        Healthcheck = request.Health is null ? null : HealthOf(request.Health),

        // Old engines ignore the binding of a port that is not exposed as well.
        ExposedPorts = Set(request.Ports.SelectMany(static p => p.Mappings)
            .Select(HostConfigMapping.Key)
            .Concat(request.Exposed.SelectMany(static e => e.Ports))),
        Volumes = Set(request.Mounts.Where(static m => m.IsAnonymous).Select(static m => m.Target)),
        HostConfig = HostConfigMapping.From(request),
        NetworkingConfig = new NetworkingConfig { EndpointsConfig = Endpoint(request, macAddressOfNetwork) },
    };

    private static HealthcheckConfig HealthOf(HealthRequest health) => new()
    {
        Test = health.Command is null ? null : ["CMD-SHELL", health.Command],
        Interval = health.Interval,
        Timeout = health.Timeout,
        StartPeriod = health.StartPeriod,
        Retries = health.Retries,
    };

    private static Dictionary<string, EndpointSettings> Endpoint(ContainerRequest request, bool macAddressOfNetwork)
    {
        IReadOnlyList<LinkSpec> links = NetworkSpec.IsOwn(request.Network) ? request.Links : [];
        string?[] addresses = [request.IPAddress, request.IPv6Address];
        string? mac = macAddressOfNetwork ? request.MacAddress : null;
        if (request.Network is null && (mac ?? (object?)request.GatewayPriority) is null && request.DriverOptions.Count == 0)
        {
            return [];
        }

        EndpointSettings place = EndpointMapping.From(request.Aliases, links, addresses, request.DriverOptions, request.GatewayPriority);
        place.MacAddress = mac ?? "";
        return new() { [request.Network ?? HostConfigMapping.DefaultMode] = place };
    }

    private static Dictionary<string, EmptyStruct> Set(IEnumerable<string> items) =>
        items.Distinct().ToDictionary(static item => item, static _ => default(EmptyStruct));
}

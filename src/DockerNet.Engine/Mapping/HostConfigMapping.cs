using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes what a new container has of its host in the engine's form.</summary>
internal static class HostConfigMapping
{
    /// <summary>The engine's default network, as the client names it.</summary>
    public const string DefaultMode = "default";

    /// <summary>Maps a request.</summary>
    /// <param name="request">What the container shall be.</param>
    /// <returns>The engine's form.</returns>
    /// <remarks>What looks like nothing in here, inspection shows as it was sent: so it is what the client sends.</remarks>
    public static HostConfig From(ContainerRequest request) => new()
    {
        NetworkMode = request.Network ?? DefaultMode,
        PidMode = request.PidMode ?? "",

        // Everywhere else links are the engine's own affair, even where all it does is refuse them.
        Links = Texts(NetworkSpec.IsOwn(request.Network) ? [] : request.Links)!,
        Binds = Texts(request.Mounts.Where(static m => !m.IsAnonymous).Distinct())!,
        Mounts = request.KeyedMounts.Count > 0 ? [.. request.KeyedMounts.Select(MountMapping.From)] : null,
        Tmpfs = request.Tmpfs.Count > 0 ? TmpfsOf(request.Tmpfs) : null,
        ReadonlyRootfs = request.ReadOnly,
        VolumesFrom = Texts(request.VolumesFrom)!,
        PortBindings = Bindings(request.Ports.SelectMany(static p => p.Mappings)),
        PublishAllPorts = request.PublishAll,
        RestartPolicy = RestartOf(request.Restart),
        AutoRemove = request.AutoRemove,
        Privileged = request.Privileged,
        CapAdd = Texts(request.AddedCapabilities)!,
        CapDrop = Texts(request.DroppedCapabilities)!,
        ExtraHosts = Texts(request.Hosts)!,
        LogConfig = new LogConfig { Config = new Dictionary<string, string>() },
        DNS = [.. request.Dns],
        DNSOptions = [.. request.DnsOptions],
        DNSSearch = [.. request.DnsSearch],
        BlkioWeightDevice = [],
        BlkioDeviceReadBps = [],
        BlkioDeviceWriteBps = [],
        BlkioDeviceReadIOps = [],
        BlkioDeviceWriteIOps = [],
        Ulimits = [],
        Devices = [],
        MemorySwappiness = -1,
        OomKillDisable = false,
        PidsLimit = 0,
    };

    /// <summary>Writes a port in the engine's form.</summary>
    /// <param name="port">The port.</param>
    /// <returns>Its name, such as <c>80/tcp</c>.</returns>
    public static string Key(PortMapping port) => $"{port.ContainerPort}/{port.Protocol}";

    /// <summary>Writes ports to publish in the engine's form.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The bindings of each port.</returns>
    public static Dictionary<string, IList<PortBinding>> Bindings(IEnumerable<PortMapping> ports) =>
        ports.GroupBy(Key).ToDictionary(
            static group => group.Key,
            static group => (IList<PortBinding>)[.. group.Select(Binding)]);

    /// <summary>Writes items as texts; none are sent where there are none.</summary>
    /// <typeparam name="T">The type of item.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The texts; null for none.</returns>
    public static List<string>? Texts<T>(IEnumerable<T> items)
        where T : notnull
    {
        List<string> texts = [.. items.Select(static i => i.ToString()!)];
        return texts.Count > 0 ? texts : null;
    }

    private static PortBinding Binding(PortMapping port) => new() { HostIP = port.HostAddress, HostPort = port.HostPort };

    // Of two at one place the last one counts.
    private static Dictionary<string, string> TmpfsOf(IEnumerable<TmpfsSpec> folders) =>
        folders.GroupBy(static f => f.Target).ToDictionary(static g => g.Key, static g => g.Last().Options);

    private static RestartPolicy RestartOf(RestartSpec? restart) => new()
    {
        Name = restart?.Policy switch
        {
            "always" => RestartPolicyKind.Always,
            "on-failure" => RestartPolicyKind.OnFailure,
            "unless-stopped" => RestartPolicyKind.UnlessStopped,
            _ => RestartPolicyKind.No,
        },
        MaximumRetryCount = restart?.MaximumRetryCount ?? 0,
    };
}

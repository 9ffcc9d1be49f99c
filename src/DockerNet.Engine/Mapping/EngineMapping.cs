using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine tells of itself, as the module's object.</summary>
internal static class EngineMapping
{
    /// <summary>Maps an engine.</summary>
    /// <param name="info">What it has.</param>
    /// <param name="version">What it is.</param>
    /// <param name="host">Where it is.</param>
    /// <returns>The engine.</returns>
    public static DockerEngine From(SystemInfoResponse info, VersionResponse version, string host) => new()
    {
        Name = info.Name,
        Id = info.ID,
        DockerHost = host,
        Version = version.Version,
        ApiVersion = version.APIVersion,
        MinimumApiVersion = version.MinAPIVersion ?? "",
        OperatingSystem = info.OperatingSystem,
        KernelVersion = info.KernelVersion,
        Architecture = info.Architecture,
        Containers = info.Containers,
        Running = info.ContainersRunning,
        Images = info.Images,
        NetworkDrivers = [.. Values.Items(info.Plugins?.Network).Order(StringComparer.Ordinal)],
        AddressPools = info.DefaultAddressPools is { Count: > 0 } pools
            ? [.. pools.Select(static pool => new EngineAddressPool(pool.Base, (int)pool.Size))]
            : [.. EnginePools.BuiltIn],
        VolumeDrivers = [.. Values.Items(info.Plugins?.Volume).Order(StringComparer.Ordinal)],
        StorageDriver = info.Driver,
        RootDirectory = info.DockerRootDir,
        Swarm = info.Swarm?.LocalNodeState ?? "",
        InjectsLinkVariables = LinkEnvironment.EngineInjects(version.Version),
        FirewallBackend = info.FirewallBackend?.Driver is { Length: > 0 } driver ? driver : null,
        UserlandProxy = Proxy(info.FirewallBackend),
        Warnings = Values.Items(info.Warnings),
    };

    // An engine that tells says it only of a proxy that is there.
    private static bool? Proxy(FirewallInfo? firewall) =>
        Values.Items(firewall?.Info).Any(static row => row is ["EnableUserlandProxy", "true", ..]) ? true : null;
}

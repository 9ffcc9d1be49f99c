using Docker.DotNet.Models;
using DockerNet.Engine.Connection;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine tells of itself, as the module's object.</summary>
internal static class EngineMapping
{
    /// <summary>Maps an engine.</summary>
    /// <param name="info">What it has.</param>
    /// <param name="version">What it is.</param>
    /// <param name="host">Where it is.</param>
    /// <param name="seen">What is seen of it.</param>
    /// <returns>The engine.</returns>
    public static DockerEngine From(SystemInfoResponse info, VersionResponse version, string host, LocalFacts seen) => new()
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
        ImageStore = ImageStore(info),
        Rootless = Values.Items(info.SecurityOptions).Any(static option => option.Split(',').Contains("name=rootless")),
        FirewallBackend = info.FirewallBackend?.Driver is { Length: > 0 } driver ? driver : null,
        UserlandProxy = UserlandProxy(info, EngineCapabilities.ReleaseOf(version.Version)),
        IPv6 = seen.IPv6,
        InsecureRegistries = [.. InsecureRegistries(info.RegistryConfig)],
        InjectsLinkVariables = EngineCapabilities.Has(EngineCapabilities.ReleaseOf(version.Version), EngineCapability.InjectsLinkVariables) ? true : seen.LinkVariables,
        Warnings = Values.Items(info.Warnings),
    };

    private static string? ImageStore(SystemInfoResponse info) =>
        info.Driver.Length == 0 ? null
        : Values.Items(info.DriverStatus).Any(static pair => pair is ["driver-type", "io.containerd.snapshotter.v1"]) ? "containerd"
        : "graphdriver";

    // Where it is told at all, nothing is told of one that is off.
    private static bool? UserlandProxy(SystemInfoResponse info, EngineRelease release) =>
        info.FirewallBackend is FirewallInfo firewall && EngineCapabilities.Has(release, EngineCapability.TellsUserlandProxy)
            ? Values.Items(firewall.Info).Any(static pair => pair is ["EnableUserlandProxy", "true"])
            : null;

    private static IEnumerable<string> InsecureRegistries(ServiceConfig? config) =>
        Values.Items(config?.IndexConfigs?.Where(static index => index.Value?.Secure == false).Select(static index => index.Key))
            .Concat(Values.Items(config?.InsecureRegistryCIDRs))
            .Order(StringComparer.Ordinal);
}

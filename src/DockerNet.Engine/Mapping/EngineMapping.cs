using System;
using System.Globalization;
using System.Linq;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine tells of itself, as the module's object.</summary>
internal static class EngineMapping
{
    // From this version on an engine gives link variables only if it is told to.
    private const int FirstWithoutLinkVariables = 29;

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
        VolumeDrivers = [.. Values.Items(info.Plugins?.Volume).Order(StringComparer.Ordinal)],
        StorageDriver = info.Driver,
        RootDirectory = info.DockerRootDir,
        Swarm = info.Swarm?.LocalNodeState ?? "",
        InjectsLinkVariables = Major(version.Version) < FirstWithoutLinkVariables,
        Warnings = Values.Items(info.Warnings),
    };

    private static int Major(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
}

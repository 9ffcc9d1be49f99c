using System;
using System.Management.Automation;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Paths on the engine's host, as a user of that host writes them.</summary>
internal static class HostPaths
{
    /// <summary>Makes relative paths full ones, as seen from the session's location.</summary>
    /// <param name="mounts">The mounts.</param>
    /// <param name="session">The session.</param>
    /// <returns>The mounts with full paths.</returns>
    public static MountSpec[] Resolve(MountSpec[] mounts, SessionState session) =>
        Array.ConvertAll(mounts, mount => mount.IsRelative ? mount.WithSource(Full(mount.Source, session)) : mount);

    /// <summary>Makes relative paths full ones, as seen from the session's location.</summary>
    /// <param name="mounts">The mounts.</param>
    /// <param name="session">The session.</param>
    /// <returns>The mounts with full paths.</returns>
    public static KeyedMountSpec[] Resolve(KeyedMountSpec[] mounts, SessionState session) =>
        Array.ConvertAll(mounts, mount => mount.IsRelative ? mount.WithSource(Full(mount.Source, session)) : mount);

    private static string Full(string path, SessionState session) =>
        session.Path.GetUnresolvedProviderPathFromPSPath(path);
}

using System.Management.Automation;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Paths on the engine's host, as a user of that host writes them.</summary>
internal static class HostPaths
{
    private const int MostLinks = 40;

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

    /// <summary>Follows the symbolic links in a path of this computer, as far as it may be read.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The path without links.</returns>
    public static string Resolve(string path)
    {
        try
        {
            string real = path;
            for (int links = 0; links < MostLinks && FirstLink(real) is (string link, string target); links++)
            {
                real = Path.GetFullPath(target + real[link.Length..], Path.GetDirectoryName(link)!);
            }

            return real;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static (string Link, string Target)? FirstLink(string path)
    {
        string part = "";
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            part += "/" + name;
            if (new FileInfo(part).LinkTarget is string target)
            {
                return (part, target);
            }
        }

        return null;
    }

    private static string Full(string path, SessionState session) =>
        session.Path.GetUnresolvedProviderPathFromPSPath(path);
}

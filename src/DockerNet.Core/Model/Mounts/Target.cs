namespace DockerNet.Wiring;

/// <summary>Paths inside a container, as far as something can be mounted there.</summary>
internal static class MountTarget
{
    /// <summary>Tells why nothing can be mounted at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Problem(string path)
    {
        if (!path.StartsWith('/'))
        {
            return HostPath.HasDrive(path)
                ? $"'{path}' is a path on a drive, not one in the container"
                : $"'{path}' is no full path in the container";
        }

        return IsRoot(path) ? "nothing can be mounted over the container's root folder" : null;
    }

    private static bool IsRoot(string path)
    {
        int depth = 0;
        foreach (string part in path.Split('/'))
        {
            depth = part switch
            {
                "" or "." => depth,
                ".." => Math.Max(0, depth - 1),
                _ => depth + 1,
            };
        }

        return depth == 0;
    }
}

namespace DockerNet.Wiring;

/// <summary>What a mount in keys and values asks of an engine.</summary>
internal static class KeyedMountRules
{
    /// <summary>Tells what older engines would leave out without a word, or do not know.</summary>
    /// <param name="mount">The mount.</param>
    /// <returns>What it needs.</returns>
    public static IEnumerable<EngineNeed> Needs(KeyedMountSpec mount)
    {
        if (mount.Type == MountTypes.Image)
        {
            yield return new(EngineCapability.ImageMount, "mounts of images (type=image)");
        }

        if (mount.VolumeSubpath is not null)
        {
            yield return new(EngineCapability.VolumeSubpath, "mounts of a part of a volume (volume-subpath)");
        }

        if (mount.Recursive is RecursiveModes.Writable or RecursiveModes.ReadOnly)
        {
            yield return new(EngineCapability.RecursiveReadOnly, $"choice for what is mounted below a path (bind-recursive={mount.Recursive})");
        }

        if (mount.CreateSource == true)
        {
            yield return new(EngineCapability.BindSourceCreation, "way to make a missing path for such a mount (bind-create-src)");
        }
    }

    /// <summary>Tells whether a subpath leads out of what it is in, or is none.</summary>
    /// <param name="subpath">The subpath.</param>
    /// <returns>Whether it does.</returns>
    public static bool LeadsOut(string subpath)
    {
        int depth = 0;
        foreach (string part in subpath.Split('/'))
        {
            depth += part switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            if (depth < 0)
            {
                return true;
            }
        }

        return subpath.StartsWith('/');
    }
}

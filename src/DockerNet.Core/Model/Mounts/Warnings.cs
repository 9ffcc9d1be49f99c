using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Finds in the mounts of a new container what the engine takes without a word.</summary>
public static class MountWarnings
{
    /// <summary>Judges where mounts go.</summary>
    /// <param name="targets">The paths that something is mounted at.</param>
    /// <param name="added">The paths that the container has and its image has not.</param>
    /// <param name="neighbours">For each of <see cref="Missing"/>, what the image has in the same folder.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfTargets(
        IEnumerable<string> targets, IEnumerable<string> added, IReadOnlyDictionary<string, IReadOnlyList<string>> neighbours)
    {
        foreach ((string target, string missing) in Missing(targets, added))
        {
            string? near = neighbours.TryGetValue(missing, out IReadOnlyList<string>? names) ? Nearest(missing, names) : null;
            yield return new WiringWarning(
                "MountTargetMissing",
                $"the image has no '{target}', so the mount is in a new place: "
                    + (near is null
                        ? "check the path if the image's program is to find it"
                        : $"did you mean '{near}{ContainerPath.Clean(target)[missing.Length..]}'?"))
            {
                // A new place for data is what most want.
                IsRemark = near is null,
            };
        }
    }

    /// <summary>Finds the mounts that are in a place the image does not have.</summary>
    /// <param name="targets">The paths that something is mounted at.</param>
    /// <param name="added">The paths that the container has and its image has not.</param>
    /// <returns>Each such path as it was given, with the part of it that is the first to be missing.</returns>
    public static IEnumerable<(string Target, string Missing)> Missing(IEnumerable<string> targets, IEnumerable<string> added)
    {
        HashSet<string> news = [.. added];
        return targets.Where(target => news.Contains(ContainerPath.Clean(target))).Select(target => (target, First(target)));

        string First(string target)
        {
            string path = ContainerPath.Clean(target);
            for (int end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1))
            {
                if (news.Contains(path[..end]))
                {
                    return path[..end];
                }
            }

            return path;
        }
    }

    /// <summary>Judges a path that the engine's host does not have.</summary>
    /// <param name="source">The path.</param>
    /// <param name="neighbours">What the host has in the same folder, as far as it can be seen from here.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning OfMissingSource(string source, IEnumerable<string> neighbours)
    {
        string? near = Nearest(source, neighbours);
        return new(
            "MountSourceMissing",
            $"the engine's host has no '{source}', so the engine makes an empty folder of root's there: "
                + (near is null ? "check the path" : $"did you mean '{near}'?"));
    }

    /// <summary>Judges a volume that the engine makes by the way, since nothing has the name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="known">The names of all volumes.</param>
    /// <returns>The warning; null where no other name is near. One that only begins alike, or has another number, is meant.</returns>
    public static WiringWarning? OfNewVolume(string name, IReadOnlyCollection<string> known)
    {
        string? near = known.Contains(name) ? null : NearMatch.Find(name, known).FirstOrDefault(other =>
            !other.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(other, StringComparison.OrdinalIgnoreCase)
            && WithoutNumbers(other) != WithoutNumbers(name));
        return near is null ? null : new("VolumeNameNear", $"there was no volume '{name}', so the engine makes one: did you mean '{near}'?");
    }

    /// <summary>Judges the keys that mounts are written with.</summary>
    /// <param name="mounts">The mounts.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfKeys(IEnumerable<KeyedMountSpec> mounts) =>
        from mount in mounts
        where mount.NonRecursive is not null
        select new WiringWarning(
            "MountKeyDeprecated",
            $"bind-nonrecursive, as the mount at '{mount.Target}' has it, is deprecated, and the client of Docker 29 refuses it: write "
                + $"bind-recursive={(mount.NonRecursive == true ? RecursiveModes.Disabled : RecursiveModes.Enabled)}");

    /// <summary>Judges what keeps the engine from mounting a part of a volume or image.</summary>
    /// <param name="id">The error's id.</param>
    /// <param name="reason">The engine's words.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning OfSubpath(string id, string reason) => new(
        id, $"the container will not start, since a subpath cannot be mounted: {reason}");

    /// <summary>Judges a path that is on this computer while the engine is on another one.</summary>
    /// <param name="source">The path.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning OfRemoteSource(string source) => new(
        "MountSourceRemote",
        $"'{source}' is taken from the engine's host, not from this computer, which has it too: to bring files over, use "
            + "Copy-ContainerItem");

    /// <summary>Judges an empty folder over something that the image has.</summary>
    /// <param name="source">The folder of the host.</param>
    /// <param name="target">Where it is mounted.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning OfHidden(string source, string target) => new(
        "MountHidesContent",
        $"the folder '{source}' is empty and hides what the image has at '{target}': fill it, or use a volume, which gets "
            + "the image's content");

    /// <summary>Judges a file over a folder, or a folder over a file.</summary>
    /// <param name="reason">The engine's words.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning OfType(string reason) => new(
        "MountTypeMismatch",
        $"the container will not start, since a file and a folder cannot be mounted over one another: {reason}");

    private static string WithoutNumbers(string name) => string.Concat(name.Where(static c => !char.IsAsciiDigit(c)));

    // The last part of the path tells: what comes before it is the same for all.
    private static string? Nearest(string path, IEnumerable<string> neighbours)
    {
        ILookup<string, string> byName = neighbours.ToLookup(static other => other[(other.LastIndexOf('/') + 1)..]);
        string name = path.TrimEnd('/');
        return NearMatch.Find(name[(name.LastIndexOf('/') + 1)..], byName.Select(static group => group.Key)) is [string near, ..]
            ? byName[near].First()
            : null;
    }
}

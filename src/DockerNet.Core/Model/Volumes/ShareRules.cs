namespace DockerNet.Wiring;

/// <summary>Tells which containers share data, by whatever names they know them.</summary>
public static class ShareRules
{
    private const string DeviceOption = "device";
    private const string MountOption = "o";

    /// <summary>Finds what containers share.</summary>
    /// <param name="facts">What is known of one engine.</param>
    /// <returns>One share for each volume and each place on the host that more than one container has.</returns>
    public static IReadOnlyList<VolumeShare> Of(ShareFacts facts)
    {
        Dictionary<string, string> volumes = facts.Volumes.ToDictionary(static v => v.Name, volume => PathOf(volume, facts));
        Place[] places = [.. facts.Mounts
            // Memory is each one's own, and what is of an image nobody writes to.
            .Where(static mount => mount.Type is MountTypes.Bind or MountTypes.Volume)
            .Select(mount => new Place(mount, PathOf(mount, volumes, facts)))];
        return [.. places.Select(static place => place.Path).Distinct()
            .Select(path => Share(path, places, volumes, facts))
            .OfType<VolumeShare>()
            .OrderBy(static share => share.Kind)
            .ThenBy(static share => share.Name, StringComparer.Ordinal)
            .ThenBy(static share => share.Subpath, StringComparer.Ordinal)];
    }

    private static VolumeShare? Share(
        string path, IReadOnlyList<Place> places, Dictionary<string, string> volumes, ShareFacts facts)
    {
        VolumeUse[] uses = [.. places
            .Where(place => Below(path, place.Path) is not null)
            .Select(place => Use(path, place, places, facts))
            .OfType<VolumeUse>()
            .OrderBy(static use => use.Container, StringComparer.Ordinal)
            .ThenBy(static use => use.Target, StringComparer.Ordinal)];
        if (uses.Select(static use => use.Container).Distinct().Count() < 2)
        {
            return null;
        }

        ContainerMount? part = places.FirstOrDefault(place => place.Path == path && place.Mount.Subpath.Length > 0)?.Mount;
        string? volume = volumes.FirstOrDefault(pair => pair.Value == path).Key ?? part?.Name;
        string[] writers = [.. uses
            .Where(use => !use.ReadOnly && !IsHolder(use.Container, facts))
            .Select(static use => use.Container)
            .Distinct()];
        var share = new VolumeShare
        {
            Name = volume ?? path,
            Kind = volume is null ? VolumeShareKind.HostPath : VolumeShareKind.Volume,
            Subpath = part is not null && volumes.TryGetValue(part.Name, out string? whole) ? Below(path, whole) ?? part.Subpath : "",
            Path = path,
            Uses = uses,
            Writers = writers,
            DockerHost = places[0].Mount.DockerHost,
        };
        return share.WithFindings([.. ShareFindings.Of(share)]);
    }

    private static VolumeUse? Use(string path, Place place, IReadOnlyList<Place> places, ShareFacts facts)
    {
        ContainerMount mount = place.Mount;
        string target = ContainerPath.Clean($"{mount.Target}/{Below(path, place.Path)}");

        // Another mount of the container may lie over what it would see there.
        bool covered = places.Any(other => other.Mount.Container == mount.Container
            && other.Mount.Target.Length > mount.Target.Length
            && Below(target, other.Mount.Target) is not null);
        return covered ? null : new VolumeUse
        {
            Container = mount.Container,
            State = facts.Containers.FirstOrDefault(c => c.Name == mount.Container)?.State ?? "",
            Target = target,
            MountedAt = mount.Target,
            ReadOnly = mount.ReadOnly,
            Source = mount.Name.Length > 0 ? mount.Name : mount.Source,
            Subpath = mount.Subpath,
            Origin = mount.Origin,
            DockerHost = mount.DockerHost,
        };
    }

    // Nobody writes by a container that was never started and that others take the mounts from.
    private static bool IsHolder(string container, ShareFacts facts) =>
        facts.Containers.Any(c => c.Name == container && c.State == "created")
        && facts.Mounts.Any(mount => mount.Origin == container);

    // What is left of a path below a folder: nothing for the folder itself, null for what is elsewhere.
    private static string? Below(string path, string folder)
    {
        string start = folder.EndsWith('/') ? folder : folder + "/";
        return path == folder ? "" : path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : null;
    }

    private static string PathOf(ContainerMount mount, Dictionary<string, string> volumes, ShareFacts facts)
    {
        string path = mount.Type == MountTypes.Volume && volumes.TryGetValue(mount.Name, out string? place)
            ? place
            : Real(mount.Source, facts);
        // Of a volume that has no path here the parts are told apart all the same.
        string written = $"{path}{ContainerPath.Clean($"/{mount.Subpath}")}".TrimEnd('/');
        string part = Real(written, facts);

        // One that a link leads out of is never mounted.
        return mount.Subpath.Length == 0 ? path : Below(part, path) is null ? written : part;
    }

    // A volume of the local driver may be a folder elsewhere on the host. One of another driver may have no path at all.
    private static string PathOf(Volume volume, ShareFacts facts) =>
        volume.Options.TryGetValue(DeviceOption, out string? device)
        && volume.Options.TryGetValue(MountOption, out string? options)
        && options.Split(',').Any(static option => option is "bind" or "rbind")
            ? Real(device, facts)
            : volume.Mountpoint.Length > 0 ? Real(volume.Mountpoint, facts) : volume.Name;

    private static string Real(string path, ShareFacts facts) =>
        path.StartsWith('/') ? ContainerPath.Clean(facts.Resolve(ContainerPath.Clean(path))) : path;

    private sealed record Place(ContainerMount Mount, string Path);
}

namespace DockerNet.Wiring;

/// <summary>Tells from where a container has its mounts, which the engine itself does not say.</summary>
internal static class MountOrigin
{
    /// <summary>A mount that the container was given.</summary>
    public const string Own = "Own";

    /// <summary>A volume that the image asks for.</summary>
    public const string Image = "Image";

    private const int EngineMadeLength = 64;

    /// <summary>Tells the origin of each mount.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The mounts with their origins.</returns>
    public static IEnumerable<ContainerMount> Of(MountFacts facts) => facts.Container.Mounts.Select(mount =>
    {
        (string origin, bool gone) = Of(mount, facts);
        return (origin == Own ? mount : mount.WithSubpath(SubpathOf(mount, facts))).WithOrigin(origin, gone);
    });

    /// <summary>Tells what becomes of what the image has where something is mounted.</summary>
    /// <param name="mount">The mount with its origin.</param>
    /// <param name="container">The container.</param>
    /// <param name="isFull">Whether the image has anything there.</param>
    /// <returns>What becomes of it.</returns>
    public static ImageContent ContentOf(ContainerMount mount, ContainerDetail container, bool isFull)
    {
        // The engine fills only the volumes that a container brings itself, not those that it takes over.
        bool brought = mount.Type == MountTypes.Volume && mount.Origin is Own or Image;
        bool noCopy = container.OwnMounts.Any(own => own.Target == mount.Target && own.NoCopy);
        return (isFull, brought && !noCopy) switch
        {
            (false, _) => ImageContent.None,
            (true, true) => ImageContent.Copied,
            _ => ImageContent.Hidden,
        };
    }

    // An engine tells it of the container that has it first, and of none that has its mounts from there.
    private static string SubpathOf(ContainerMount mount, MountFacts facts) =>
        facts.Provided.LastOrDefault(other => Same(mount, other))?.Subpath ?? "";

    private static (string Origin, bool Gone) Of(ContainerMount mount, MountFacts facts)
    {
        ContainerDetail container = facts.Container;
        if (container.OwnMounts.Any(own => own.Target == mount.Target))
        {
            return (Own, false);
        }

        if (facts.Providers.FirstOrDefault(provider => provider.Mounts.Any(other => Same(mount, other))) is Container from)
        {
            return (from.Name, false);
        }

        // A volume for a path that asks for one has a name of the engine's making and can be written to.
        bool asked = container.VolumePaths.Contains(mount.Target)
            && mount is { Type: MountTypes.Volume, ReadOnly: false, Name.Length: EngineMadeLength };
        if (!asked && container.VolumesFrom.Length > 0)
        {
            return (Missing(facts), true);
        }

        return (facts.ImageVolumes.Contains(mount.Target) ? Image : Own, false);
    }

    private static string Missing(MountFacts facts)
    {
        string[] named = [.. facts.Container.VolumesFrom.Select(VolumesFromSpec.ContainerOf)];
        string[] gone = [.. named.Where(name => !facts.Providers.Any(
            p => p.Name == name || p.Id.StartsWith(name, StringComparison.Ordinal)))];
        return string.Join(", ", gone.Length > 0 ? gone : named);
    }

    // The list of containers tells no source of volumes.
    private static bool Same(ContainerMount one, ContainerMount other) =>
        one.Target == other.Target && one.Name == other.Name && (one.Name.Length > 0 || one.Source == other.Source);
}

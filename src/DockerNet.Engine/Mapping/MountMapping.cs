using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes a mount with all its settings in the engine's form.</summary>
internal static class MountMapping
{
    /// <summary>Maps a mount.</summary>
    /// <param name="mount">The mount.</param>
    /// <returns>The engine's form.</returns>
    public static Mount From(KeyedMountSpec mount) => new()
    {
        Type = mount.Type,
        Source = mount.Source.Length > 0 ? mount.Source : null,
        Target = mount.Target,
        ReadOnly = mount.ReadOnly ? true : null,
        Consistency = mount.Consistency.Length > 0 ? mount.Consistency : null,
        BindOptions = mount.HasBindOptions
            ? new BindOptions
            {
                Propagation = mount.Propagation,
                NonRecursive = mount.NonRecursive ?? Said(mount.Recursive == RecursiveModes.Disabled),
                ReadOnlyNonRecursive = Said(mount.Recursive == RecursiveModes.Writable),
                ReadOnlyForceRecursive = Said(mount.Recursive == RecursiveModes.ReadOnly),
                CreateMountpoint = mount.CreateSource,
            }
            : null,
        VolumeOptions = mount.HasVolumeOptions
            ? new VolumeOptions
            {
                NoCopy = mount.NoCopy,
                Subpath = mount.VolumeSubpath,
                // Into an empty list, but not into none, the engine puts a label of its own.
                Labels = mount.Labels.Count > 0 ? Pairs(mount.Labels) : null,
                DriverConfig = new Driver
                {
                    Name = mount.Driver,
                    Options = mount.DriverOptions.Count > 0 ? Pairs(mount.DriverOptions) : null,
                },
            }
            : null,
        ImageOptions = mount.ImageSubpath is string subpath ? new ImageOptions { Subpath = subpath } : null,
        TmpfsOptions = mount.HasTmpfsOptions
            ? new TmpfsOptions { SizeBytes = mount.TmpfsSize, Mode = (uint?)mount.TmpfsMode }
            : null,
    };

    private static bool? Said(bool value) => value ? true : null;

    private static Dictionary<string, string> Pairs(IEnumerable<string> texts) =>
        texts.Select(static text => text.Split('=', 2))
            .GroupBy(static parts => parts[0])
            .ToDictionary(static g => g.Key, static g => g.Last() is [_, string value] ? value : "");
}

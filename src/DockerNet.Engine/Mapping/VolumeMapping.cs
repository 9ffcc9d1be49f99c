using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of volumes, as the module's objects.</summary>
internal static partial class VolumeMapping
{
    private const string AnonymousLabel = "com.docker.volume.anonymous";
    private const string LocalDriver = "local";

    /// <summary>Maps a volume.</summary>
    /// <param name="model">The volume.</param>
    /// <param name="containers">All containers, of which it takes those that mount it.</param>
    /// <param name="sizes">How many bytes each volume holds, by name, as far as that was measured.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The volume.</returns>
    public static Volume From(
        VolumeResponse model, IEnumerable<Container> containers, IReadOnlyDictionary<string, long> sizes, string host) => new()
        {
            Name = Values.Required(model.Name),
            DockerHost = host,
            Driver = model.Driver,
            Mountpoint = model.Mountpoint,
            Created = Values.Time(model.CreatedAt),
            Uses = [.. containers
                .SelectMany(static c => c.Mounts, static (c, m) => (Container: c, Mount: m))
                .Where(use => use.Mount.Type == MountTypes.Volume && use.Mount.Name == model.Name)
                .Select(static use => Use(use.Container, use.Mount))
                .OrderBy(static use => use.Container, StringComparer.Ordinal)],
            Anonymous = IsAnonymous(model),
            Labels = Values.Texts(model.Labels?.Where(static label => label.Key != Volume.MadeByLabel).ToDictionary()),
            MadeBy = model.Labels?.TryGetValue(Volume.MadeByLabel, out string? work) == true ? work : null,
            Options = Values.Texts(model.Options),
            Size = sizes.TryGetValue(model.Name, out long size) ? size : null,
        };

    private static VolumeUse Use(Container container, ContainerMount mount) => new()
    {
        Container = container.Name,
        State = container.State,
        Target = mount.Target,
        MountedAt = mount.Target,
        ReadOnly = mount.ReadOnly,
        Source = mount.Name,
        DockerHost = container.DockerHost,
    };

    // Engines before 23 do not label the volumes that they name themselves. Whoever gave one labels or options has a
    // use for it, whatever its name.
    private static bool IsAnonymous(VolumeResponse model) =>
        model.Labels?.ContainsKey(AnonymousLabel) == true
        || (EngineMadeName().IsMatch(model.Name)
            && model.Driver == LocalDriver
            && model.Labels is null or { Count: 0 }
            && model.Options is null or { Count: 0 });

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex EngineMadeName();
}

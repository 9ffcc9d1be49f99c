using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of volumes, as the module's objects.</summary>
internal static partial class VolumeMapping
{
    private const string AnonymousLabel = "com.docker.volume.anonymous";
    private const string VolumeType = "volume";

    /// <summary>Maps a volume.</summary>
    /// <param name="model">The volume.</param>
    /// <param name="containers">All containers, of which it takes those that mount it.</param>
    /// <param name="sizes">How many bytes each volume holds, by name, as far as that was measured.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The volume.</returns>
    public static Volume From(
        VolumeResponse model, IEnumerable<Container> containers, IReadOnlyDictionary<string, long> sizes, string host) => new()
        {
            Name = model.Name,
            DockerHost = host,
            Driver = model.Driver,
            Mountpoint = model.Mountpoint,
            Created = Values.Time(model.CreatedAt),
            UsedBy = [.. containers
                .Where(c => c.Mounts.Any(m => m.Type == VolumeType && m.Name == model.Name))
                .Select(static c => c.Name)
                .Order(StringComparer.Ordinal)],
            Anonymous = (model.Labels?.ContainsKey(AnonymousLabel) ?? false) || EngineMadeName().IsMatch(model.Name),
            Labels = Values.Texts(model.Labels),
            Options = Values.Texts(model.Options),
            Size = sizes.TryGetValue(model.Name, out long size) ? size : null,
        };

    // Old engines do not label the volumes that they name themselves.
    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex EngineMadeName();
}

using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// Reads the sizes of volumes from the engine's account of its disk, in its older and its newer form.
/// </summary>
internal static class VolumeSizes
{
    /// <summary>Reads the sizes.</summary>
    /// <param name="usage">The account.</param>
    /// <returns>How many bytes each volume holds, by name.</returns>
    public static IReadOnlyDictionary<string, long> Read(JsonElement usage) =>
        Volumes(usage).Select(static volume => (Name: volume.GetProperty("Name").GetString() ?? "", Size: Size(volume)))
            .Where(static volume => volume.Size >= 0)
            .ToDictionary(static volume => volume.Name, static volume => volume.Size);

    private static JsonElement.ArrayEnumerator Volumes(JsonElement usage)
    {
        bool found = usage.TryGetProperty("Volumes", out JsonElement list)
            || (usage.TryGetProperty("VolumeUsage", out JsonElement newer) && newer.TryGetProperty("Items", out list));
        return found && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
    }

    // The engine writes -1 for what it could not measure.
    private static long Size(JsonElement volume) =>
        volume.TryGetProperty("UsageData", out JsonElement data)
        && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("Size", out JsonElement size)
            ? size.GetInt64()
            : -1;
}

using System.Text.Json;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// Reads the sizes of volumes from the engine's account of its disk, in its older and its newer form.
/// </summary>
internal static class VolumeSizes
{
    /// <summary>Reads the sizes.</summary>
    /// <param name="usage">The account, as JSON text.</param>
    /// <returns>How many bytes each volume holds, by name.</returns>
    public static IReadOnlyDictionary<string, long> Read(string usage)
    {
        using JsonDocument document = JsonDocument.Parse(usage);
        return Volumes(document.RootElement)
            .Where(static volume => Size(volume) >= 0)
            .ToDictionary(static volume => volume.GetProperty("Name").GetString() ?? "", Size);
    }

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

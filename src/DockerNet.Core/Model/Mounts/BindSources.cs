using System.Text.Json;

namespace DockerNet.Wiring;

/// <summary>Tells which paths of the host a container must find there.</summary>
internal static class BindSources
{
    /// <summary>Finds the mounts for which the engine makes no folder in place of a missing one.</summary>
    /// <param name="inspection">The engine's inspection of the container, as JSON.</param>
    /// <returns>Their paths inside the container.</returns>
    public static IReadOnlyCollection<string> Strict(string inspection)
    {
        using JsonDocument document = JsonDocument.Parse(inspection);
        if (!document.RootElement.TryGetProperty("HostConfig", out JsonElement settings)
            || !settings.TryGetProperty("Mounts", out JsonElement mounts)
            || mounts.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return
        [
            .. mounts.EnumerateArray()
                .Where(static mount => Text(mount, "Type") == MountTypes.Bind && !MakesSource(mount))
                .Select(static mount => Text(mount, "Target")),
        ];
    }

    private static bool MakesSource(JsonElement mount) =>
        mount.TryGetProperty("BindOptions", out JsonElement options)
        && options.ValueKind == JsonValueKind.Object
        && options.TryGetProperty("CreateMountpoint", out JsonElement make)
        && make.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement mount, string name) =>
        mount.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}

using System.Text.Json;
using DockerNet.Text;

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
        return
        [
            .. document.RootElement.Part("HostConfig").Part("Mounts").Items()
                .Where(static mount => mount.Part("Type").Word() == MountTypes.Bind && !MakesSource(mount))
                .Select(static mount => mount.Part("Target").Word()),
        ];
    }

    private static bool MakesSource(JsonElement mount) =>
        mount.Part("BindOptions").Part("CreateMountpoint").ValueKind == JsonValueKind.True;
}

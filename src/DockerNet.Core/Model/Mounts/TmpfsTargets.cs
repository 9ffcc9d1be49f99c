using System.Text.Json;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Where a container has its memory mounted, which the engine does not count among the mounts.</summary>
internal static class TmpfsTargets
{
    /// <summary>Finds them.</summary>
    /// <param name="inspection">The engine's inspection of the container, as JSON.</param>
    /// <returns>The paths.</returns>
    public static IReadOnlyList<string> Of(string inspection)
    {
        using JsonDocument document = JsonDocument.Parse(inspection);
        return [.. document.RootElement.Part("HostConfig").Part("Tmpfs").Parts().Select(static folder => ContainerPath.Clean(folder.Name))];
    }
}

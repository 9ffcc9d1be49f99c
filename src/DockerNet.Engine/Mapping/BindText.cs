using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine has for a mount's text, which need not be one that the module would take.</summary>
internal static class BindText
{
    /// <summary>Finds out where it is mounted.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path in the container.</returns>
    public static string Target(string text) => ContainerPath.Clean(
        MountSpec.TryParse(text, out MountSpec? mount)
            ? mount.Target
            : text.Split(':').LastOrDefault(static part => part.StartsWith('/'), text));
}

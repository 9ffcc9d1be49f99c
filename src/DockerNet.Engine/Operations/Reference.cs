using DockerNet.Contracts;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Writes names into the engine's URLs. The library puts them there as they are, whatever they contain.
/// </summary>
internal static class Reference
{
    /// <summary>Writes the name of a container.</summary>
    /// <param name="name">The name or id.</param>
    /// <returns>The name as part of a URL.</returns>
    public static string Container(string name) =>
        Segment(name.StartsWith('/') ? name[1..] : name, ContainerErrors.ContainerNotFound, "container");

    /// <summary>Writes the name of a network.</summary>
    /// <param name="name">The name or id.</param>
    /// <returns>The name as part of a URL.</returns>
    public static string Network(string name) => Segment(name, NetworkErrors.NetworkNotFound, "network");

    /// <summary>Writes the name of a volume.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name as part of a URL.</returns>
    public static string Volume(string name) => Segment(name, VolumeErrors.VolumeNotFound, "volume");

    /// <summary>Writes the name of an image, whose slashes stay.</summary>
    /// <param name="name">The name or id.</param>
    /// <returns>The name as part of a URL.</returns>
    public static string Image(string name) =>
        string.Join('/', name.Split('/').Select(static part => Segment(part, ImageErrors.ImageNotFound, "image")));

    private static string Segment(string name, EngineErrorKind missing, string what) => name switch
    {
        "" => throw new EngineException(EngineErrors.InvalidArgument, $"the name of a {what} cannot be empty"),

        // In a URL these are steps between folders, even when escaped, and lead to something else.
        "." or ".." => throw Missing(name, missing, what),
        _ when name.Contains('/') => throw Missing(name, missing, what),
        _ => Uri.EscapeDataString(name),
    };

    private static EngineException Missing(string name, EngineErrorKind missing, string what) =>
        new(missing, $"No such {what}: {name}") { Subject = name };
}

using DockerNet.Contracts;
using DockerNet.Wiring;

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
    public static string Image(string name)
    {
        RefuseCapitals(name);
        return string.Join('/', name.Split('/').Select(static part => Segment(part, ImageErrors.ImageNotFound, "image")));
    }

    /// <summary>Refuses the name of an image that only its capital letters make wrong, which engines call something else.</summary>
    /// <param name="name">The name or id.</param>
    public static void RefuseCapitals(string name)
    {
        if (ImageReference.InSmallLetters(name) is string small)
        {
            throw new EngineException(
                ImageErrors.ImageNotFound, $"no image can be called '{name}', since names of images have small letters: write '{small}'")
            {
                Subject = name,
            };
        }
    }

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

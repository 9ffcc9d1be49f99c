namespace DockerNet;

/// <summary>What becomes of what an image has where something is mounted.</summary>
public enum ImageContent : long
{
    /// <summary>The image has nothing there.</summary>
    None,

    /// <summary>A volume that is empty when the container is created gets it.</summary>
    Copied,

    /// <summary>Nobody sees it: what is mounted lies over it.</summary>
    Hidden,
}

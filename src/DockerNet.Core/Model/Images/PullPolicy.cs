namespace DockerNet;

/// <summary>When the engine fetches the image of a new container from its registry.</summary>
public enum PullPolicy : long
{
    /// <summary>When the engine does not have it.</summary>
    Missing,

    /// <summary>Always, so that it is the newest of its name.</summary>
    Always,

    /// <summary>Never: it must be there.</summary>
    Never,
}

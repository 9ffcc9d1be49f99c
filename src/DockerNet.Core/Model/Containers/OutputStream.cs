namespace DockerNet;

/// <summary>Where a process prints to.</summary>
public enum OutputStream : long
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}

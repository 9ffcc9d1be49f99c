namespace DockerNet.Wiring;

/// <summary>The judgement on a file or folder of a build's context.</summary>
public sealed class IgnoreState
{
    internal IgnoreState(bool isIgnored, bool[] fits)
    {
        IsIgnored = isIgnored;
        Fits = fits;
    }

    /// <summary>Whether it is left out.</summary>
    public bool IsIgnored { get; }

    /// <summary>Which of the patterns fit it, or a folder that it is in.</summary>
    internal bool[] Fits { get; }
}

namespace DockerNet;

/// <summary>How bad what was found is. The worst comes first when sorted.</summary>
public enum FindingSeverity : long
{
    /// <summary>Something goes to the wrong place, or is lost, without anyone being told.</summary>
    Critical,

    /// <summary>Something does not work.</summary>
    Error,

    /// <summary>Something works, but will not for everyone or not for long, or tells more than it should.</summary>
    Warning,

    /// <summary>Something is worth knowing.</summary>
    Information,
}

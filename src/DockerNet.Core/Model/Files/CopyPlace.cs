namespace DockerNet.Wiring;

/// <summary>How something is copied to a destination.</summary>
internal enum CopyPlace
{
    /// <summary>Into the folder, under its own name.</summary>
    Into,

    /// <summary>What is in the source, into the folder.</summary>
    Content,

    /// <summary>Under the destination's name.</summary>
    As,

    /// <summary>Not at all: there is no such folder.</summary>
    NoFolder,

    /// <summary>Not at all: a folder cannot take a file's place, nor can a file hold anything.</summary>
    NotOntoFile,
}

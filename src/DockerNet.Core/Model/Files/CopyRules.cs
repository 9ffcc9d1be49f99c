namespace DockerNet.Wiring;

/// <summary>Where a copy goes, by the rules of <c>docker cp</c>, which are the same both ways.</summary>
internal static class CopyRules
{
    /// <summary>Decides.</summary>
    /// <param name="folder">Whether the source is a folder.</param>
    /// <param name="content">Whether what is in it is meant.</param>
    /// <param name="destination">What there is at the destination.</param>
    /// <param name="wantsFolder">Whether the destination is written as a folder, with a slash at its end.</param>
    /// <returns>How it is copied.</returns>
    public static CopyPlace Decide(bool folder, bool content, CopyDestination destination, bool wantsFolder) =>
        destination switch
        {
            CopyDestination.Folder => folder && content ? CopyPlace.Content : CopyPlace.Into,
            CopyDestination.File => folder || wantsFolder ? CopyPlace.NotOntoFile : CopyPlace.As,
            _ => !folder && wantsFolder ? CopyPlace.NoFolder : CopyPlace.As,
        };

    /// <summary>Tells whether a path means what is in a folder: it is a dot, or ends with one after a slash.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsContent(string path) => path is "." || path is [.., '/' or '\\', '.'];
}

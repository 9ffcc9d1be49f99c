using System.Text;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds the files and folders of this computer that users mean.</summary>
internal static class LocalLookup
{
    private const int MostLinks = 40;

    /// <summary>Finds what a user names. A character that stands for a byte may be meant as it is, too.</summary>
    /// <param name="path">The full path, as the user knows it.</param>
    /// <returns>The path by which it is found here; null for nothing.</returns>
    public static string? Locate(string path) => Array.Find([path, ByteText.Decode(Encoding.UTF8.GetBytes(path))], IsThere);

    /// <summary>Follows a link to its end.</summary>
    /// <param name="path">The path.</param>
    /// <returns>What is there; null for nothing, and for links that have no end.</returns>
    public static LocalItem? Follow(string path)
    {
        LocalItem? item = LocalFiles.Find(path);
        for (int links = 0; item is { Header: { Type: TarType.SymbolicLink, LinkName: string target } }; links++)
        {
            item = links < MostLinks ? LocalFiles.Find(Path.Combine(Path.GetDirectoryName(item.Path)!, target)) : null;
        }

        return item;
    }

    private static bool IsThere(string path)
    {
        try
        {
            return LocalFiles.Find(path) is not null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

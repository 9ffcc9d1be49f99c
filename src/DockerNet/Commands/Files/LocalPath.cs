using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Errors;

namespace DockerNet.Commands;

/// <summary>Finds the files and folders of this computer that users name.</summary>
internal static class LocalPath
{
    /// <summary>Finds them. For a path with no hit an error record is written.</summary>
    /// <param name="cmdlet">The cmdlet, whose session knows the drives and the current folder.</param>
    /// <param name="path">The path.</param>
    /// <param name="isLiteral">Whether wildcards stand for themselves.</param>
    /// <returns>The full paths.</returns>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            string literal = isLiteral ? WildcardPattern.Escape(path) : path;
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(literal, out ProviderInfo provider);
            if (provider.Name == "FileSystem")
            {
                return found;
            }

            cmdlet.WriteError(NotFound(path, $"{path} is not a path of the file system."));
        }
        catch (ItemNotFoundException error)
        {
            cmdlet.WriteError(NotFound(path, error.Message));
        }

        return [];
    }

    private static ErrorRecord NotFound(string path, string message) => ErrorFactory.Refused(
        FileErrors.FileNotFound, path, message, "Give the path of a file or folder.");
}

using System.Management.Automation;
using System.Text.Unicode;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Finds the files and folders of this computer that users name.</summary>
internal static class LocalPath
{
    private const string FileSystem = "FileSystem";

    /// <summary>
    /// Finds what is there. A path that is there is taken as it is, whatever wildcards it has in it. For a path and a
    /// pattern with no hit an error record is written.
    /// </summary>
    /// <param name="cmdlet">The cmdlet, whose session knows the drives and the current folder.</param>
    /// <param name="path">The path.</param>
    /// <param name="isLiteral">Whether wildcards stand for themselves.</param>
    /// <returns>The full paths.</returns>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            string full = Literal(cmdlet, path);
            if (Path.Exists(full) || LocalLookup.Locate(full) is not null)
            {
                return [full];
            }

            // What was there when an object was made may be gone, and another file fit its name as a pattern.
            bool isPattern = !isLiteral && !BoundName.IsOfObject(path) && WildcardPattern.ContainsWildcardCharacters(path);
            string[] found =
            [
                .. isPattern || IsEscaped(path, isLiteral) ? cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _) : [],
                .. isPattern ? OfBytes(full) : [],
            ];
            if (found.Length > 0)
            {
                return found;
            }

            cmdlet.WriteError(NotFound(path, isPattern ? $"No file or folder fits {path}." : $"There is no {full}."));
        }
        catch (Exception error) when (IsNoPath(error))
        {
            cmdlet.WriteError(NotFound(path, error.Message));
        }

        return [];
    }

    /// <summary>Makes a path that is taken as it is a full one. If it is of no file system an error record is written.</summary>
    /// <param name="cmdlet">The cmdlet, whose session knows the drives and the current folder.</param>
    /// <param name="path">The path.</param>
    /// <returns>The full path; null when it can be none.</returns>
    public static string? Full(PSCmdlet cmdlet, string path)
    {
        try
        {
            return Path.GetFullPath(Literal(cmdlet, path));
        }
        catch (Exception error) when (IsNoPath(error))
        {
            cmdlet.WriteError(NotFound(path, error.Message));
            return null;
        }
    }

    private static string Literal(PSCmdlet cmdlet, string path)
    {
        string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == FileSystem ? full : throw new FormatException($"{path} is not a path of the file system.");
    }

    // The session does not see files whose names are no UTF-8.
    private static IEnumerable<string> OfBytes(string full)
    {
        string folder = Path.GetDirectoryName(full) ?? "";
        var pattern = WildcardPattern.Get(Path.GetFileName(full), WildcardOptions.IgnoreCase);
        return WildcardPattern.ContainsWildcardCharacters(folder) || !Directory.Exists(folder) ? []
            : LocalFiles.List(folder)
                .Where(name => pattern.IsMatch(name) && !Utf8.IsValid(ByteText.Encode(name)))
                .Select(name => Path.Combine(folder, name));
    }

    private static bool IsEscaped(string path, bool isLiteral) => !isLiteral && path.Contains('`');

    private static bool IsNoPath(Exception error) => error
        is SessionStateException or WildcardPatternException or ProviderInvocationException or FormatException
        or ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException;

    private static ErrorRecord NotFound(string path, string message) => ErrorFactory.Refused(
        FileErrors.FileNotFound, path, message, "Give the path of a file or folder, or a pattern that fits one.");
}

using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Makes paths of this computer of the names in an archive, which may have come from anywhere.</summary>
internal static class ArchiveName
{
    private static readonly char[] s_forbidden = Path.GetInvalidFileNameChars();

    /// <summary>Makes a path below a folder. The first part of the name is the folder's own, or a dot, and goes.</summary>
    /// <param name="name">The name in the archive.</param>
    /// <returns>The parts of the path; none for the folder itself.</returns>
    public static string[] Split(string name)
    {
        string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return name.StartsWith('/') || Array.Exists(parts, IsUnsafe)
            ? throw new EngineException(EngineErrors.EngineAnswerInvalid, $"the archive has a name that leads elsewhere: {name}")
            : [.. parts.Skip(1).Where(static part => part != ".")];
    }

    private static bool IsUnsafe(string part) => part == ".." || part.IndexOfAny(s_forbidden) >= 0;
}

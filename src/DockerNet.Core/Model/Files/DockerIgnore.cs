namespace DockerNet.Wiring;

/// <summary>
/// What a <c>.dockerignore</c> file leaves out of a build's context, by docker's own rules: the last line that fits a path
/// or one of its folders counts.
/// </summary>
public sealed class DockerIgnore
{
    private const char ByteOrderMark = '\ufeff';

    private readonly IgnorePattern[] _patterns;

    private DockerIgnore(IEnumerable<IgnorePattern> patterns)
    {
        _patterns = [.. patterns];
    }

    /// <summary>Leaves nothing out.</summary>
    public static DockerIgnore Nothing { get; } = new([]);

    /// <summary>Reads a file's content.</summary>
    /// <param name="text">The content.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="FormatException">A line is no pattern.</exception>
    public static DockerIgnore Parse(string text) =>
        new(text.TrimStart(ByteOrderMark).Split('\n').Select(static line => IgnorePattern.Parse(line.TrimEnd('\r'))).OfType<IgnorePattern>());

    /// <summary>Makes sure that files are not left out.</summary>
    /// <param name="paths">Their paths.</param>
    /// <returns>The rules with exceptions for those that need one.</returns>
    public DockerIgnore Keep(params string[] paths) =>
        new(_patterns.Concat(paths.Where(IsIgnored).Select(IgnorePattern.Exception)));

    /// <summary>Tells whether a file or folder is left out.</summary>
    /// <param name="path">Its path from the context, with slashes.</param>
    /// <returns>Whether it is.</returns>
    public bool IsIgnored(string path)
    {
        IgnoreState? state = null;
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            state = Judge(path[..slash], state);
        }

        return Judge(path, state).IsIgnored;
    }

    /// <summary>Judges a file or folder while walking through the context.</summary>
    /// <param name="path">Its path from the context, with slashes.</param>
    /// <param name="parent">The judgement on the folder that it is in; null for the context itself.</param>
    /// <returns>The judgement.</returns>
    public IgnoreState Judge(string path, IgnoreState? parent)
    {
        bool ignored = false;
        bool[] fits = new bool[_patterns.Length];
        for (int i = 0; i < fits.Length; i++)
        {
            IgnorePattern pattern = _patterns[i];

            // What would change nothing is not looked at, and then does not count for what is in the folder either.
            fits[i] = (parent?.Fits[i] ?? false) || (pattern.IsException == ignored && pattern.Fits(path));
            ignored = fits[i] ? !pattern.IsException : ignored;
        }

        return new IgnoreState(ignored, fits);
    }

    /// <summary>
    /// Tells whether to look into a folder that is left out. Docker does so only for exceptions that begin with its path.
    /// </summary>
    /// <param name="folder">Its path from the context, with slashes.</param>
    /// <returns>Whether something in it may be kept.</returns>
    public bool MayKeepWithin(string folder) => _patterns.Any(pattern =>
        pattern.IsException && $"{pattern.Text}/".StartsWith($"{folder}/", StringComparison.Ordinal));
}

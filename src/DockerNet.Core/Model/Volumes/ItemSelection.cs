using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>Which items of a volume are meant, by a path with wildcards as those of PowerShell.</summary>
public sealed class ItemSelection
{
    private readonly Regex[] _parts;
    private readonly Regex? _filter;
    private readonly bool _recurse;
    private readonly bool _isPattern;
    private bool _seen;

    /// <summary>Makes a selection.</summary>
    /// <param name="path">The path.</param>
    /// <param name="filter">A pattern for names; null for all.</param>
    /// <param name="recurse">Whether what is in folders below is meant too.</param>
    /// <param name="isLiteral">Whether wildcards in the path stand for themselves.</param>
    /// <exception cref="FormatException">A pattern makes no sense.</exception>
    public ItemSelection(string path, string? filter, bool recurse, bool isLiteral = false)
    {
        Path = TarItem.PathOf(path);
        _parts = Path == TarItem.Root ? [] : [.. Path.Split('/').Select(part => isLiteral ? Literal(part) : Pattern(part))];
        _filter = string.IsNullOrEmpty(filter) ? null : Pattern(filter);
        _recurse = recurse;
        _isPattern = !isLiteral && HasWildcard(path);
    }

    /// <summary>Tells whether a path is also a pattern.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Whether it is.</returns>
    public static bool HasWildcard(string path) => path.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>Whether there was something at the path.</summary>
    public bool IsThere => _seen;

    /// <summary>Looks at an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether it is meant.</returns>
    public bool Fits(VolumeItem item)
    {
        string[] parts = item.Path == TarItem.Root ? [] : item.Path.Split('/');
        if (parts.Length < _parts.Length || !_parts.Zip(parts).All(static pair => pair.First.IsMatch(pair.Second)))
        {
            return false;
        }

        _seen = true;
        int depth = parts.Length - _parts.Length;
        // Of a folder what is in it is meant; of what a pattern fits, the thing itself.
        bool fits = _isPattern
            ? depth == 0 || _recurse
            : depth == 0 ? item.Type != VolumeItemType.Folder : depth == 1 || _recurse;
        return fits && _filter?.IsMatch(item.Name) != false;
    }

    // Names in a volume are told apart by case.
    private static Regex Pattern(string text)
    {
        string pattern = Regex.Replace(
            Regex.Escape(text), @"\\\*|\\\?|\\\[([^\]]*)\]", static match => match.Value switch
            {
                @"\*" => ".*",
                @"\?" => ".",
                _ => $"[{match.Groups[1].Value}]",
            });
        try
        {
            return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"'{text}' is no pattern: what a [ in it holds is no range.", error);
        }
    }

    private static Regex Literal(string text) => new($"^{Regex.Escape(text)}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}

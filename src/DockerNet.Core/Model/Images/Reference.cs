using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>What an image is called: <c>[registry[:port]/]repository[:tag][@digest]</c>.</summary>
public sealed partial record ImageReference
{
    /// <summary>The registry of images that name none.</summary>
    public const string DefaultRegistry = "docker.io";

    /// <summary>The tag that is meant when none is given.</summary>
    public const string DefaultTag = "latest";

    private const string OldDefaultRegistry = "index.docker.io";
    private const string OfficialPrefix = "library/";
    private const int LongestName = 255;

    private ImageReference(string registry, string path, string? tag, string? digest)
    {
        Registry = registry;
        Path = path;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>The registry, with its port if it has one: <c>docker.io</c>, <c>localhost:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The repository within the registry: <c>library/busybox</c>.</summary>
    public string Path { get; }

    /// <summary>The tag; null when none is given.</summary>
    public string? Tag { get; }

    /// <summary>The digest, as <c>sha256:...</c>; null when none is given.</summary>
    public string? Digest { get; }

    /// <summary>Registry and path as the engine shows them: <c>busybox</c>, <c>localhost:5000/web</c>.</summary>
    public string Repository => Registry != DefaultRegistry
        ? $"{Registry}/{Path}"
        : IsOfficial ? Path[OfficialPrefix.Length..] : Path;

    /// <summary>What the engine calls the image: by its digest if one is given, by its tag otherwise.</summary>
    public string Name => Digest is null ? $"{Repository}:{Tag ?? DefaultTag}" : $"{Repository}@{Digest}";

    private bool IsOfficial =>
        Path.StartsWith(OfficialPrefix, StringComparison.Ordinal) && !Path[OfficialPrefix.Length..].Contains('/');

    /// <summary>Reads <c>[registry[:port]/]repository[:tag][@digest]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name.</returns>
    /// <exception cref="FormatException">The text cannot be an image's name.</exception>
    public static ImageReference Parse(string text) =>
        Read(text, out ImageReference? value) is string problem
            ? throw new FormatException(
                $"'{text}' is not an image's name, because {problem}: write [registry[:port]/]repository[:tag][@digest].")
            : value!;

    /// <summary>Writes a name as it can be, if only its capital letters are wrong.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name in small letters, with its tag as it was; null when that is not what is wrong.</returns>
    public static string? InSmallLetters(string text)
    {
        int end = text.LastIndexOf(':') is var colon && colon > text.LastIndexOf('/') ? colon : text.Length;
        string small = text[..end].ToLowerInvariant() + text[end..];
        return small != text && !TryParse(text, out _) && TryParse(small, out _) ? small : null;
    }

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The name.</param>
    /// <returns>Whether the text is an image's name.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageReference? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The name in the shortest form that means the same.</summary>
    /// <returns>The name as text.</returns>
    public override string ToString() =>
        Repository + (Tag is null ? "" : $":{Tag}") + (Digest is null ? "" : $"@{Digest}");

    private static string? Read(string text, out ImageReference? value)
    {
        value = null;
        (string rest, string? digest) = Cut(text, text.IndexOf('@'));

        // A colon before the last slash belongs to the registry's port.
        int colon = rest.LastIndexOf(':');
        (string name, string? tag) = Cut(rest, colon > rest.LastIndexOf('/') ? colon : -1);
        (string registry, string path) = Split(name);
        if (Problem(name, registry, path, tag, digest) is string problem)
        {
            return problem;
        }

        bool bare = registry == DefaultRegistry && !path.Contains('/');
        value = new ImageReference(registry, bare ? OfficialPrefix + path : path, tag, digest);
        return null;
    }

    private static string? Problem(string name, string registry, string path, string? tag, string? digest) => name switch
    {
        _ when path.Length == 0 => "it has no repository",
        _ when path.Any(char.IsUpper) => "a repository has no capital letters",
        _ when IdPattern().IsMatch(name) => "64 hexadecimal digits are an id",
        _ when registry.Length + path.Length >= LongestName => $"it is longer than {LongestName} characters",
        _ when !RegistryPattern().IsMatch(registry) => $"'{registry}' cannot be a registry",
        _ when !PathPattern().IsMatch(path) => $"'{path}' cannot be a repository",
        _ when tag is not null && !TagPattern().IsMatch(tag) => $"'{tag}' cannot be a tag",
        _ when digest is not null && !DigestPattern().IsMatch(digest) => $"'{digest}' cannot be a digest",
        _ => null,
    };

    // What stands before the first slash is a registry only if it cannot be part of a repository's name.
    private static (string Registry, string Path) Split(string name)
    {
        string[] parts = name.Split('/', 2);
        bool named = parts.Length == 2
            && (parts[0].AsSpan().IndexOfAny('.', ':') >= 0 || parts[0] == "localhost" || parts[0].Any(char.IsUpper));
        return !named ? (DefaultRegistry, name)
            : parts[0] == OldDefaultRegistry ? (DefaultRegistry, parts[1])
            : (parts[0], parts[1]);
    }

    private static (string Before, string? After) Cut(string text, int at) =>
        at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(
        @"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(:[0-9]+)?\z")]
    private static partial Regex RegistryPattern();

    [GeneratedRegex(@"^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}\z")]
    private static partial Regex DigestPattern();
}

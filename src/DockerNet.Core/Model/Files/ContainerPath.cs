using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A path in a container, as the docker client writes it: <c>name:/path</c>.</summary>
/// <param name="Container">The container's name or id.</param>
/// <param name="Path">The path. Without a slash at its front it begins at the root too.</param>
internal sealed record ContainerPath(string Container, string Path)
{
    /// <summary>The full path without dots, double slashes and a slash at its end.</summary>
    public string Full => Clean(Path);

    /// <summary>The last part of the full path; empty for the root.</summary>
    public string Name => Full[(Full.LastIndexOf('/') + 1)..];

    /// <summary>The folder that it is in.</summary>
    public string Parent => Full.LastIndexOf('/') is int slash and > 0 ? Full[..slash] : "/";

    /// <summary>Whether it means what is in a folder, and not the folder: it ends with a dot, or is the root.</summary>
    public bool IsContent => CopyRules.IsContent(Path) || Name.Length == 0;

    /// <summary>Whether it can only be a folder.</summary>
    public bool IsFolder => Path.EndsWith('/') || IsContent;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path.</param>
    /// <returns>Whether the text is a path in a container.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ContainerPath? path)
    {
        int colon = text.IndexOf(':');
        bool fits = colon > 0 && colon < text.Length - 1 && EngineNames.IsContainer(text[..colon]);
        path = fits ? new ContainerPath(text[..colon], text[(colon + 1)..]) : null;
        return fits;
    }

    /// <summary>The path that a link at this one leads to.</summary>
    /// <param name="target">The link's target.</param>
    /// <returns>The path.</returns>
    public ContainerPath Follow(string target) =>
        this with { Path = target.StartsWith('/') ? target : $"{Parent}/{target}" };

    /// <summary>The text.</summary>
    /// <returns>The container and the full path.</returns>
    public override string ToString() => $"{Container}:{Full}";

    /// <summary>Writes a path as the engine does: without dots, double slashes and a slash at its end.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The full path.</returns>
    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }
}

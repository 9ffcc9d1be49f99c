namespace DockerNet.Wiring;

/// <summary>
/// The symbolic links of a tree, and where they lead: judged as a kernel follows them, step by step and through each other,
/// since the text of a single one does not tell.
/// </summary>
/// <param name="known">
/// Where a link leads to that is in the tree already; null when there is none at the path, or nothing is known of the tree.
/// </param>
public sealed class LinkMap(Func<string, string?>? known = null)
{
    // As many as Linux follows. What leads further leads nowhere.
    private const int MostSteps = 40;

    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    /// <summary>The paths of the links that were added, below the tree's root.</summary>
    public IReadOnlyCollection<string> Paths => _targets.Keys;

    /// <summary>Whether a link was added at a path.</summary>
    /// <param name="path">The path below the tree's root.</param>
    /// <returns>Whether there is one.</returns>
    public bool Has(string path) => _targets.ContainsKey(path);

    /// <summary>Adds a link, in place of what was there.</summary>
    /// <param name="path">Its path below the tree's root.</param>
    /// <param name="target">Where it leads to, as it says itself.</param>
    public void Add(string path, string target) => _targets[path] = target;

    /// <summary>Adds one more name of what is there, in place of what was there. Only that of a link counts.</summary>
    /// <param name="path">The new name's path below the tree's root.</param>
    /// <param name="existing">The path of what is there.</param>
    public void AddName(string path, string existing)
    {
        if (_targets.TryGetValue(existing, out string? target))
        {
            _targets[path] = target;
        }
        else
        {
            Remove(path);
        }
    }

    /// <summary>Forgets a link, in whose place something else is.</summary>
    /// <param name="path">Its path below the tree's root.</param>
    public void Remove(string path) => _targets.Remove(path);

    /// <summary>Where a link leads to, as it says itself.</summary>
    /// <param name="path">Its path below the tree's root.</param>
    /// <returns>The target.</returns>
    public string TargetOf(string path) => _targets[path];

    /// <summary>Whether one who follows a link never leaves the tree.</summary>
    /// <param name="path">Its path below the tree's root.</param>
    /// <returns>Whether it stays inside.</returns>
    public bool StaysInside(string path)
    {
        // The folders that it is in are none of the links: nothing is ever written through one.
        var at = new List<string>(path.Split('/')[..^1]);
        var left = new Stack<string>();
        if (!TryEnter(_targets[path], left))
        {
            return false;
        }

        int steps = 0;
        while (left.TryPop(out string? part))
        {
            switch (part)
            {
                case "" or ".":
                    continue;
                case ".." when at.Count == 0:
                    return false;
                case "..":
                    at.RemoveAt(at.Count - 1);
                    continue;
                default:
                    at.Add(part);
                    break;
            }

            string here = string.Join('/', at);
            if ((_targets.GetValueOrDefault(here) ?? known?.Invoke(here)) is string target)
            {
                if (++steps > MostSteps)
                {
                    return true;
                }

                if (!TryEnter(target, left))
                {
                    return false;
                }

                at.RemoveAt(at.Count - 1);
            }
        }

        return true;
    }

    private static bool TryEnter(string target, Stack<string> left)
    {
        if (target.Length == 0 || Path.IsPathRooted(target) || target.StartsWith('/'))
        {
            return false;
        }

        // Where a backslash parts names, it does so in a target too.
        foreach (string part in target.Split('/', Path.DirectorySeparatorChar).Reverse())
        {
            left.Push(part);
        }

        return true;
    }
}

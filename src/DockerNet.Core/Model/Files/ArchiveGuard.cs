namespace DockerNet.Wiring;

/// <summary>
/// Says which entries of an archive may not go into a volume. Whatever the archive says, nothing is written elsewhere than
/// in the volume: no name leads out, and nothing is written through a link.
/// </summary>
/// <param name="allowOutsideLinks">Whether symbolic links may lead out of the volume. They are never followed.</param>
/// <param name="allowDevices">Whether there may be devices, which are left out then.</param>
public sealed class ArchiveGuard(bool allowOutsideLinks, bool allowDevices = false)
{
    private readonly LinkMap _links = new();

    /// <summary>Looks at the next entry.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="name">Its name as the archive has it.</param>
    /// <param name="target">Where a link leads to, as the archive has it.</param>
    /// <returns>Why it is refused; null when it is not.</returns>
    public string? Check(VolumeItemType type, string name, string? target)
    {
        string? problem = CheckName(name) ?? type switch
        {
            VolumeItemType.Device when !allowDevices => "is a device",
            VolumeItemType.Other => "is nothing that belongs in a volume",
            VolumeItemType.HardLink when CheckName(target ?? "") is string why => $"is a link to {target}, which {why}",
            _ => null,
        };
        if (problem is not null)
        {
            return problem;
        }

        string path = TarItem.PathOf(name);
        Remember(type, path, target ?? "");
        return CheckLink(path);
    }

    /// <summary>
    /// Looks at all links once more, when all entries were looked at: one that came later may lead an earlier one elsewhere.
    /// </summary>
    /// <returns>Which link is refused, and why; null when none is.</returns>
    public string? CheckEnd() =>
        _links.Paths.Select(path => CheckLink(path) is string why ? $"{path} in the archive {why}" : null).FirstOrDefault(why => why is not null);

    /// <summary>The links that lead out of the volume, where they are allowed.</summary>
    /// <returns>Their paths.</returns>
    public IEnumerable<string> OutsideLinks() => _links.Paths.Where(path => !_links.StaysInside(path));

    private string? CheckLink(string path) => !allowOutsideLinks && _links.Has(path) && !_links.StaysInside(path)
        ? $"is a link that leads out of the volume, to {_links.TargetOf(path)}"
        : null;

    private string? CheckName(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return "is no name";
        }

        if (name.StartsWith('/'))
        {
            return "begins at the root";
        }

        if (name.Contains("..", StringComparison.Ordinal) && Array.Exists(name.Split('/'), static part => part == ".."))
        {
            return "leads out of the volume";
        }

        if (_links.Paths.Count == 0)
        {
            return null;
        }

        string path = TarItem.PathOf(name);
        for (int slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_links.Has(path[..slash]))
            {
                return $"leads through the link {path[..slash]}";
            }
        }

        return null;
    }

    // A later entry takes the place of an earlier one.
    private void Remember(VolumeItemType type, string path, string target)
    {
        switch (type)
        {
            case VolumeItemType.SymbolicLink:
                _links.Add(path, target);
                break;
            case VolumeItemType.HardLink:
                // One more name of a link is a link too.
                _links.AddName(path, TarItem.PathOf(target));
                break;
            default:
                _links.Remove(path);
                break;
        }
    }
}

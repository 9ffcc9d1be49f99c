namespace DockerNet.Wiring;

/// <summary>
/// Says which entries of an archive may not go into a volume. Whatever the archive says, nothing is written elsewhere than
/// in the volume: no name leads out, and nothing is written through a link.
/// </summary>
/// <param name="allowOutsideLinks">Whether symbolic links may lead out of the volume. They are never followed.</param>
/// <param name="allowDevices">Whether there may be devices, which are left out then.</param>
public sealed class ArchiveGuard(bool allowOutsideLinks, bool allowDevices = false)
{
    private readonly HashSet<string> _links = [];

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
            VolumeItemType.SymbolicLink when !allowOutsideLinks && !StaysInside(TarItem.PathOf(name), target ?? "") =>
                $"is a link that leads out of the volume, to {target}",
            _ => null,
        };
        if (problem is null)
        {
            Remember(type, TarItem.PathOf(name));
        }

        return problem;
    }

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

        if (_links.Count == 0)
        {
            return null;
        }

        string path = TarItem.PathOf(name);
        for (int slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_links.Contains(path[..slash]))
            {
                return $"leads through the link {path[..slash]}";
            }
        }

        return null;
    }

    // A later entry takes the place of an earlier one.
    private void Remember(VolumeItemType type, string path)
    {
        if (type is VolumeItemType.SymbolicLink or VolumeItemType.HardLink)
        {
            // One more name of a link is a link too.
            _links.Add(path);
        }
        else
        {
            _links.Remove(path);
        }
    }

    private static bool StaysInside(string path, string target)
    {
        if (target.Length == 0 || target.StartsWith('/'))
        {
            return false;
        }

        int depth = path.Split('/').Length - 1;
        foreach (string part in target.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return false;
            }
        }

        return true;
    }
}

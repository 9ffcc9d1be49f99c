using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Compares the folders of two volumes where this computer can see them, since archives of an engine do not carry all:
/// no sockets, no paths that are too long, no access lists and attributes that could not be read in the folder.
/// </summary>
internal sealed class FolderComparison
{
    // More are not told of.
    private const int Most = 1000;

    // Immutable, and append-only.
    private const ulong Flags = 0x10 | 0x20;

    private readonly List<string> _lost = [];

    /// <summary>Compares.</summary>
    /// <param name="source">A volume.</param>
    /// <param name="copy">Its copy.</param>
    /// <returns>What the copy lacks, each as a text.</returns>
    public static IReadOnlyList<string> Lost(Volume source, Volume copy)
    {
        var comparison = new FolderComparison();
        try
        {
            comparison.Compare(source.Mountpoint, copy.Mountpoint);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            comparison._lost.Add(error.Message);
        }

        return comparison._lost;
    }

    private void Compare(string source, string copy)
    {
        using LinuxFolder? from = LinuxFolder.Open(source);
        using LinuxFolder? to = LinuxFolder.Open(copy);
        if (from is null || to is null)
        {
            _lost.Add($"{source} (it cannot be opened)");
        }
        else if (CompareItem(from, to, ".", ".") is LinuxStat root)
        {
            CompareFolder(from, to, "", root.Place);
        }
    }

    private void CompareFolder(LinuxFolder from, LinuxFolder to, string path, (ulong Device, ulong Mount) place)
    {
        foreach (string name in from.List())
        {
            string full = path + name;
            if (_lost.Count >= Most || CompareItem(from, to, name, full) is not { Type: TarType.Folder } item)
            {
                continue;
            }

            if (item.Place != place)
            {
                _lost.Add($"{full} (another file system is mounted there)");
                continue;
            }

            using LinuxFolder? inner = from.OpenIn(name);
            using LinuxFolder? other = to.OpenIn(name);
            if (inner is null || other is null)
            {
                _lost.Add($"{full} (it cannot be opened)");
            }
            else
            {
                CompareFolder(inner, other, $"{full}/", place);
            }
        }
    }

    // What is there in both, if it is.
    private LinuxStat? CompareItem(LinuxFolder from, LinuxFolder to, string name, string full)
    {
        if (from.Stat(name) is not LinuxStat item)
        {
            return null;
        }

        if (to.Stat(name) is not LinuxStat other)
        {
            _lost.Add(item.IsSocket ? $"{full} (a socket)" : full);
            return null;
        }

        IReadOnlyDictionary<string, byte[]> attributes = from.Attributes(name);
        IReadOnlyDictionary<string, byte[]> others = to.Attributes(name);
        string[] different =
        [
            .. Differences(item, other),
            .. attributes.Keys.Union(others.Keys)
                .Where(key => !(attributes.GetValueOrDefault(key) ?? []).AsSpan().SequenceEqual(others.GetValueOrDefault(key)))
                .Order(StringComparer.Ordinal),
        ];
        if (different.Length > 0)
        {
            _lost.Add($"{full} ({string.Join(", ", different)})");
        }

        return item;
    }

    private static IEnumerable<string> Differences(LinuxStat item, LinuxStat other)
    {
        if (item.Type != other.Type)
        {
            yield return "type";
        }

        // A link has no rights of its own.
        if (item.Mode != other.Mode && item.Type != TarType.SymbolicLink)
        {
            yield return "mode";
        }

        if ((item.UserId, item.GroupId) != (other.UserId, other.GroupId))
        {
            yield return "owner";
        }

        if (item.Modified.Seconds != other.Modified.Seconds)
        {
            yield return "time";
        }

        if (((item.Flags ^ other.Flags) & Flags) != 0)
        {
            yield return "immutable or append-only";
        }
    }
}

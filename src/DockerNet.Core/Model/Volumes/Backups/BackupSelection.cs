namespace DockerNet.Wiring;

/// <summary>
/// Which items of a volume are backed up, by patterns as those of a <c>.dockerignore</c> file. The folders that they are in
/// belong to them, and so does a file that is left out but has another name which is not: its content is in it.
/// </summary>
/// <param name="include">What is taken; none for all.</param>
/// <param name="exclude">What of that is left out.</param>
/// <exception cref="FormatException">One of them is no pattern.</exception>
internal sealed class BackupSelection(IReadOnlyList<string> include, IReadOnlyList<string> exclude)
{
    private readonly DockerIgnore? _include = include.Count == 0 ? null : DockerIgnore.Parse(string.Join('\n', include));
    private readonly DockerIgnore _exclude = DockerIgnore.Parse(string.Join('\n', exclude));
    private readonly HashSet<string> _needed = [TarItem.Root];

    /// <summary>What is taken; none for all.</summary>
    public IReadOnlyList<string> Include => include;

    /// <summary>What of that is left out.</summary>
    public IReadOnlyList<string> Exclude => exclude;

    /// <summary>Takes note of an item, before any is asked for.</summary>
    /// <param name="item">The item.</param>
    public void Note(VolumeItem item)
    {
        if (!Fits(item.Path))
        {
            return;
        }

        NoteFolders(item.Path);
        if (item.Type == VolumeItemType.HardLink && item.LinkTarget is string target && !Fits(target))
        {
            _needed.Add(target);
            NoteFolders(target);
        }
    }

    /// <summary>Whether an item is taken.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Whether it is.</returns>
    public bool Takes(string path) => _needed.Contains(path) || Fits(path);

    private bool Fits(string path) => _include?.IsIgnored(path) != false && !_exclude.IsIgnored(path);

    private void NoteFolders(string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (!_needed.Add(path[..slash]))
            {
                return;
            }
        }
    }
}

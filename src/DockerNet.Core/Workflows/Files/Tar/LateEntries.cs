using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// What an engine does not get right when it unpacks an archive, and does when it gets it once more from outside: a
/// volume's own folder, which it leaves as it is, folders with an access list for what is made in them, which all that is
/// unpacked would take over, and programs with more than one name that run as their owner or with capabilities, which lose
/// that right with the second name.
/// </summary>
/// <param name="own">The path of a volume's own folder; null where there is none.</param>
internal sealed class LateEntries(string? own = null)
{
    private const int OwnerBits = 0b110_000_000_000;

    // Attributes of programs with capabilities, which an archive need not have with each of their names.
    private readonly Dictionary<string, IReadOnlyDictionary<string, byte[]>> _programs = [];
    private readonly Stack<(string Path, TarHeader Entry)> _folders = new();
    private readonly List<TarHeader> _late = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _late.Count > 0;

    /// <summary>Takes note of the next entry of the archive.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The entry as it goes into the archive.</returns>
    public TarHeader Take(TarHeader entry)
    {
        string path = TarItem.PathOf(entry.Name);
        while (_folders.TryPeek(out (string Path, TarHeader Entry) top) && !path.StartsWith($"{top.Path}/", StringComparison.Ordinal))
        {
            _folders.Pop();
        }

        if (entry.IsFolder)
        {
            TarHeader folder = entry with { Type = TarType.Folder, Name = path };
            _folders.Push((path, folder));
            if (path == own || entry.Attributes.ContainsKey(TarAttributes.DefaultList))
            {
                _late.Add(folder);
                return entry with { Attributes = TarAttributes.Without(entry.Attributes, TarAttributes.DefaultList) };
            }
        }
        else if (entry.Type == TarType.HardLink)
        {
            string target = TarItem.PathOf(entry.LinkName);
            bool isProgram = _programs.TryGetValue(target, out IReadOnlyDictionary<string, byte[]>? attributes);
            if ((entry.Mode & OwnerBits) != 0 || isProgram)
            {
                // A new name in a folder changes the folder's time.
                _late.Add(entry with { Name = path, LinkName = target, Attributes = attributes ?? entry.Attributes });
                _late.AddRange(_folders.Select(static folder => folder.Entry).Take(1));
            }
        }
        else if (entry.Attributes.ContainsKey(TarAttributes.Capability))
        {
            _programs[path] = entry.Attributes;
        }

        return entry;
    }

    /// <summary>Writes them to one more archive for the same place.</summary>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when they are written.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        var archive = new TarWriter(destination);
        foreach (TarHeader entry in _late)
        {
            await archive.WriteAsync(entry, token).ConfigureAwait(false);
        }

        await archive.EndAsync(token).ConfigureAwait(false);
    }
}

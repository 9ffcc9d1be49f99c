using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Unpacks an archive from a container on this computer. Whatever the archive says, nothing is written elsewhere than at
/// the target: no name leads out, nothing is written through a link, and links are made last.
/// </summary>
/// <param name="target">Where to.</param>
/// <param name="isFolder">Whether a folder is unpacked.</param>
/// <param name="report">What is told of the work.</param>
/// <param name="only">The one file that is meant in the archive of its folder; null for the archive of what is meant.</param>
internal sealed class ArchiveUnpacker(string target, bool isFolder, CopyReport report, string? only = null)
{
    private readonly LocalTree _tree = new(isFolder ? target : Path.GetDirectoryName(target)!);
    private readonly List<(string[] Parts, TarHeader Entry)> _links = [];
    private readonly HashSet<string> _late = [];
    private readonly HashSet<string> _skipped = [];
    private readonly List<(string Path, TarHeader Entry)> _folders = [];

    // The path of an entry below the tree's root. A file is its only entry, under the target's name.
    private readonly string[] _root = isFolder ? [] : [Path.GetFileName(target)];

    /// <summary>The name in the archive under which the one file has its content; null when that is done.</summary>
    public string? OtherName { get; private set; }

    /// <summary>Unpacks.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there. What was half-made is gone again if not.</returns>
    public async Task ReadAsync(Stream content, CancellationToken token)
    {
        // Not on the pipeline's thread, even when all that is read is there already.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        bool isNew = LocalFiles.Find(target) is null;
        bool done = false;
        bool isThere = false;
        try
        {
            var counter = new CountingStream(content);
            report.Stream = counter;
            var archive = new TarReader(counter);
            while (await archive.NextAsync(token).ConfigureAwait(false) is TarHeader entry)
            {
                string[] parts = ArchiveName.Split(entry.Name);
                if (only is null || string.Join('/', parts) == only)
                {
                    isThere = true;
                    await AddAsync(archive, entry, only is null ? parts : [], token).ConfigureAwait(false);
                }
            }

            archive.CheckEnd();
            if (!isThere)
            {
                throw new EngineException(EngineErrors.EngineAnswerInvalid, "what is to be copied is not in the engine's archive");
            }

            Finish();
            done = true;
        }
        catch (EngineException error) when (error.Kind == FileErrors.ArchiveInvalid)
        {
            throw EngineArchive.Failure(error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EngineException(FileErrors.FileUnwritable, error.Message, error);
        }
        finally
        {
            if (!done && isNew && isFolder)
            {
                LocalTree.Remove(target);
            }
        }
    }

    private async Task AddAsync(TarReader archive, TarHeader entry, string[] below, CancellationToken token)
    {
        string[] parts = [.. _root, .. below];
        if (parts.Length > 1 && !isFolder)
        {
            throw new EngineException(EngineErrors.EngineAnswerInvalid, $"the archive of a file has more in it: {entry.Name}");
        }

        switch (entry.Type)
        {
            case TarType.Folder or TarType.FolderList when isFolder:
                _folders.Add((_tree.AddFolder(parts), entry));
                break;
            case TarType.File when parts.Length > 0:
                await _tree.AddFileAsync(parts, archive, entry, token).ConfigureAwait(false);
                break;
            case TarType.HardLink when isFolder && parts.Length > 0:
                if (!TryAddHardLink(parts, entry))
                {
                    return;
                }

                break;
            case TarType.HardLink when only is not null:
                OtherName = string.Join('/', ArchiveName.Split(entry.LinkName));
                return;
            case TarType.SymbolicLink when parts.Length > 0:
                AddLate(parts, entry);
                return;
            default:
                Skip(parts, $"what it is cannot be made here ({entry.Type})");
                return;
        }

        report.AddItem();
    }

    // One more name of what is made last, or not at all, is so too.
    private bool TryAddHardLink(string[] parts, TarHeader entry)
    {
        string[] existing = ArchiveName.Split(entry.LinkName);
        string first = string.Join('/', existing);
        if (existing.Length == 0)
        {
            throw TarReader.Broken($"{entry.Name} is another name of a folder");
        }

        if (_skipped.Contains(first))
        {
            Skip(parts, $"it is another name of {first}, which is left out");
        }
        else if (_late.Contains(first))
        {
            AddLate(parts, entry);
        }
        else
        {
            _tree.AddHardLink(parts, existing);
            return true;
        }

        return false;
    }

    private void AddLate(string[] parts, TarHeader entry)
    {
        _links.Add((parts, entry));
        _late.Add(string.Join('/', parts));
    }

    private void Finish()
    {
        LinkMap links = MapLinks();
        foreach ((string[] parts, TarHeader entry) in _links)
        {
            if (entry.Type == TarType.HardLink)
            {
                if (_skipped.Contains(string.Join('/', ArchiveName.Split(entry.LinkName))))
                {
                    Skip(parts, $"it is another name of {entry.LinkName}, which is left out");
                    continue;
                }

                if (LeadsOut(links, parts))
                {
                    continue;
                }

                _tree.AddHardLink(parts, ArchiveName.Split(entry.LinkName));
            }
            else if (LeadsOut(links, parts))
            {
                continue;
            }
            else
            {
                _tree.AddLink(parts, entry);
            }

            report.AddItem();
        }

        // The innermost first: a folder that may not be written to, or its time, must come after what is in it.
        for (int i = _folders.Count - 1; i >= 0; i--)
        {
            LocalFiles.SetAttributes(_folders[i].Path, _folders[i].Entry);
        }
    }

    // All of them, since each may lead through others, those among them that are in the folder already.
    private LinkMap MapLinks()
    {
        var links = new LinkMap(_tree.LinkAt);
        foreach ((string[] parts, TarHeader entry) in _links)
        {
            string path = string.Join('/', parts);
            if (entry.Type == TarType.HardLink)
            {
                links.AddName(path, string.Join('/', ArchiveName.Split(entry.LinkName)));
            }
            else
            {
                links.Add(path, entry.LinkName);
            }
        }

        return links;
    }

    private bool LeadsOut(LinkMap links, string[] parts)
    {
        string path = string.Join('/', parts);
        if (!links.Has(path) || links.StaysInside(path))
        {
            return false;
        }

        Skip(parts, $"it is a link that leads elsewhere ({links.TargetOf(path)})");
        return true;
    }

    private void Skip(string[] parts, string why)
    {
        string name = string.Join('/', parts);
        _skipped.Add(name);
        report.Warnings.Enqueue($"{name} is left out: {why}");
    }
}

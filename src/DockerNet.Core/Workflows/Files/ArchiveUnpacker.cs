using System.Formats.Tar;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Unpacks an archive from a container on this computer. Whatever the archive says, nothing is written elsewhere than at
/// the target: no name leads out, nothing is written through a link, and links are made last.
/// </summary>
internal sealed class ArchiveUnpacker(string target, bool isFolder, CopyReport report)
{
    private readonly LocalTree _tree = new(isFolder ? target : Path.GetDirectoryName(target)!);
    private readonly List<(string[] Parts, string LinkTarget)> _links = [];
    private readonly List<(string Path, TarEntry Entry)> _folders = [];

    // The path of an entry below the tree's root. A file is its only entry, under the target's name.
    private readonly string[] _root = isFolder ? [] : [Path.GetFileName(target)];

    /// <summary>Unpacks.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there. What was half-made is gone again if not.</returns>
    public async Task ReadAsync(Stream content, CancellationToken token)
    {
        // Not on the pipeline's thread, even when all that is read is there already.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        bool isNew = !Path.Exists(target);
        bool done = false;
        try
        {
            var counter = new CountingStream(content);
            report.Stream = counter;
            var archive = new TarReader(counter, leaveOpen: true);
            await using (archive.ConfigureAwait(false))
            {
                while (await archive.GetNextEntryAsync(copyData: false, token).ConfigureAwait(false) is TarEntry entry)
                {
                    await AddAsync(entry, token).ConfigureAwait(false);
                }
            }

            Finish();
            done = true;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new EngineException(EngineErrors.EngineAnswerInvalid, $"the archive is broken: {error.Message}", error);
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

    private async Task AddAsync(TarEntry entry, CancellationToken token)
    {
        string[] parts = [.. _root, .. ArchiveName.Split(entry.Name)];
        if (parts.Length > 1 && !isFolder)
        {
            throw new EngineException(EngineErrors.EngineAnswerInvalid, $"the archive of a file has more in it: {entry.Name}");
        }

        switch (entry.EntryType)
        {
            case TarEntryType.Directory when isFolder:
                _folders.Add((_tree.AddFolder(parts), entry));
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile when parts.Length > 0:
                await _tree.AddFileAsync(parts, entry, token).ConfigureAwait(false);
                break;
            case TarEntryType.HardLink when isFolder && parts.Length > 0:
                _tree.AddHardLink(parts, ArchiveName.Split(entry.LinkName));
                break;
            case TarEntryType.SymbolicLink when parts.Length > 0:
                _links.Add((parts, entry.LinkName));
                return;
            case TarEntryType.GlobalExtendedAttributes:
                return;
            default:
                Skip(entry.Name, $"what it is cannot be made here ({entry.EntryType})");
                return;
        }

        report.AddItem();
    }

    private void Finish()
    {
        foreach ((string[] parts, string linkTarget) in _links)
        {
            if (!ArchiveName.StaysInside(parts, linkTarget))
            {
                Skip(string.Join('/', parts), $"it is a link that leads elsewhere ({linkTarget})");
            }
            else
            {
                _tree.AddLink(parts, linkTarget);
                report.AddItem();
            }
        }

        // The innermost first: a folder that may not be written to, or its time, must come after what is in it.
        for (int i = _folders.Count - 1; i >= 0; i--)
        {
            LocalTree.SetAttributes(_folders[i].Path, _folders[i].Entry);
        }
    }

    private void Skip(string name, string why) => report.Warnings.Enqueue($"{name} is left out: {why}");
}

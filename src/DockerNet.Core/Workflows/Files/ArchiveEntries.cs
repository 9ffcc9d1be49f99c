using System.Formats.Tar;

namespace DockerNet.Workflows;

/// <summary>Reads the entries of an archive, with the same memory for any number of them.</summary>
/// <param name="archive">The archive.</param>
internal sealed class ArchiveEntries(RelayStream archive) : IDisposable
{
    /// <summary>An archive consists of blocks of this many bytes.</summary>
    public const int BlockSize = 512;

    // The platform's reader holds on to the content's stream of each entry for as long as it lives itself.
    private const int MostOfReader = 1000;

    private TarReader _reader = new(archive, leaveOpen: true);
    private int _count;

    /// <summary>Reads the next entry. The content of the one before must have been read to its end.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The entry; null at the end.</returns>
    public async ValueTask<TarEntry?> NextAsync(CancellationToken token)
    {
        if (_count++ == MostOfReader)
        {
            // Another reader does not know of the block that the content ended in.
            int rest = (int)(-archive.Position & (BlockSize - 1));
            await archive.ReadExactlyAsync(new byte[rest], token).ConfigureAwait(false);
            _reader.Dispose();
            _reader = new TarReader(archive, leaveOpen: true);
            _count = 1;
        }

        return await _reader.GetNextEntryAsync(copyData: false, token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}

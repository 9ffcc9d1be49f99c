using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Reads an archive entry by entry, with the same memory for any number of them. What is broken is an
/// <see cref="FileErrors.ArchiveInvalid"/>, whatever bytes there are.
/// </summary>
/// <param name="source">The archive, which stays open.</param>
internal sealed class TarReader(Stream source)
{
    private readonly byte[] _block = new byte[TarBlock.Size];
    private readonly Dictionary<string, byte[]> _global = [];
    private readonly SparseAllowance _holes = new();
    private TarHeader? _entry;
    private TarContent _content = TarContent.None;

    // Of what is stored of the entry: what is not read yet, and what fills its last block.
    private long _rest;
    private int _padding;

    // Whether the block that an archive ends with has been read.
    private bool _hasEnded;

    /// <summary>The failure for an archive that cannot be used.</summary>
    /// <param name="why">Why.</param>
    /// <param name="error">What was thrown; null for nothing.</param>
    /// <returns>The failure.</returns>
    public static EngineException Broken(string why, Exception? error = null) =>
        new(FileErrors.ArchiveInvalid, $"the archive is broken, or none: {why}", error);

    /// <summary>Reads the next entry. What is not read of the one before is skipped.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The entry; null at the end.</returns>
    public async ValueTask<TarHeader?> NextAsync(CancellationToken token)
    {
        try
        {
            if (!await TarSkip.RunAsync(source, _rest + _padding, token).ConfigureAwait(false))
            {
                throw Cut();
            }

            (_entry, _rest, _padding, _content) = (null, 0, 0, TarContent.None);
            return _hasEnded ? null : await ReadHeadersAsync(token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw Broken(error.Message, error);
        }
    }

    /// <summary>Makes sure that the archive has the block that it should end with.</summary>
    public void CheckEnd()
    {
        if (!_hasEnded)
        {
            throw Cut();
        }
    }

    /// <summary>Reads of the entry's content. Holes are zeros.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>How many bytes; 0 at its end.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken token)
    {
        (int count, bool isHole) = _content.Next(buffer.Length);
        if (isHole)
        {
            buffer.Span[..count].Clear();
        }
        else if (count > 0)
        {
            count = await source.ReadAsync(buffer[..count], token).ConfigureAwait(false);
            if (count == 0)
            {
                throw Cut();
            }

            _rest -= count;
        }

        _content.Take(count);
        return count;
    }

    /// <summary>Reads all of the entry's content, which its reader has found short enough.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The content.</returns>
    public async ValueTask<byte[]> ReadAllAsync(TarHeader entry, CancellationToken token)
    {
        byte[] content = new byte[entry.Length];
        for (int at = 0; at < content.Length;)
        {
            at += await ReadAsync(content.AsMemory(at), token).ConfigureAwait(false);
        }

        return content;
    }

    private async ValueTask<TarHeader?> ReadHeadersAsync(CancellationToken token)
    {
        IReadOnlyCollection<KeyValuePair<string, byte[]>> records = [];
        string? name = null;
        string? link = null;
        bool isPart = false;
        while (await ReadBlockAsync(isPart, token).ConfigureAwait(false))
        {
            if (!_block.AsSpan().ContainsAnyExcept((byte)0))
            {
                _hasEnded = true;
                return isPart ? throw Broken("it ends after a header that says something of another entry") : null;
            }

            TarHeader header = TarBlock.Parse(_block);
            switch (header.Type)
            {
                case TarType.Extended:
                    records = PaxRecords.Parse(await ReadSpecialAsync(header, token).ConfigureAwait(false));
                    break;
                case TarType.Global:
                    SetGlobal(PaxRecords.Parse(await ReadSpecialAsync(header, token).ConfigureAwait(false)));
                    continue;
                case TarType.LongName:
                    name = TarExtension.LongName(await ReadSpecialAsync(header, token).ConfigureAwait(false));
                    break;
                case TarType.LongLink:
                    link = TarExtension.LongName(await ReadSpecialAsync(header, token).ConfigureAwait(false));
                    break;
                default:
                    header = TarExtension.Apply(TarExtension.Apply(header, _global), records);
                    header = header with { Name = name ?? header.Name, LinkName = link ?? header.LinkName };
                    return await OpenAsync(header, records, token).ConfigureAwait(false);
            }

            isPart = true;
        }

        return null;
    }

    private async ValueTask<TarHeader> OpenAsync(
        TarHeader header, IReadOnlyCollection<KeyValuePair<string, byte[]>> records, CancellationToken token)
    {
        if (header.Length < 0 || header.UserId < 0 || header.GroupId < 0)
        {
            throw Broken("a number in it is negative");
        }

        if (header.Type == TarType.OldFile)
        {
            // A name that ends so is a folder's in archives of the oldest kind, and in no others.
            header = header with { Type = header.Name.EndsWith('/') ? TarType.Folder : TarType.File };
        }

        long stored = header.HasContent ? header.Length : 0;
        (_entry, _rest, _padding) = (header, stored, TarBlock.Padding(stored));
        List<SparsePart>? parts = null;
        long? length = null;
        if (header.Type == TarType.SparseFile)
        {
            (parts, length) = await ReadOldMapAsync(token).ConfigureAwait(false);
        }
        else if (header.IsFile && SparseMap.RealLength(records) is long real)
        {
            length = real;
            parts = SparseMap.IsInContent(records)
                ? await ReadMapAsync(token).ConfigureAwait(false) : SparseMap.Parse(records) ?? [new SparsePart(0, stored)];
        }

        if (parts is not null)
        {
            SparseMap.Check(parts, length!.Value, _rest);
            _holes.Check(header.Name, length.Value, _rest);
        }

        _entry = header with { Type = parts is null ? header.Type : TarType.File, Length = length ?? stored };
        _content = new TarContent(_entry.Length, parts);
        return _entry;
    }

    private async ValueTask<(List<SparsePart> Parts, long Length)> ReadOldMapAsync(CancellationToken token)
    {
        var parts = new List<SparsePart>();
        (long length, bool hasMore) = TarBlock.ParseSparse(_block, parts);
        for (int read = 0; hasMore; read += TarBlock.Size)
        {
            TarExtension.CheckSize(read);
            await ReadBlockAsync(isPart: true, token).ConfigureAwait(false);
            hasMore = TarBlock.ParseMoreSparse(_block, parts);
        }

        return (parts, length);
    }

    // Lines of a number each in whole blocks: how many pairs, and the pairs.
    private async ValueTask<List<SparsePart>> ReadMapAsync(CancellationToken token)
    {
        var text = new SparseText();
        for (int read = 0; !text.IsWhole; read += TarBlock.Size)
        {
            TarExtension.CheckSize(read);
            if (_rest < TarBlock.Size)
            {
                throw Broken("the list of a file's holes in it is not whole");
            }

            await ReadBlockAsync(isPart: true, token).ConfigureAwait(false);
            _rest -= TarBlock.Size;
            text.Add(_block);
        }

        return SparseMap.Pair(text.Numbers);
    }

    private void SetGlobal(List<KeyValuePair<string, byte[]>> records)
    {
        TarExtension.CheckGlobal(records);
        foreach ((string key, byte[] value) in records)
        {
            _global[key] = value;
        }

        TarExtension.CheckSize(_global.Sum(static pair => (long)pair.Key.Length + pair.Value.Length));
    }

    private async ValueTask<byte[]> ReadSpecialAsync(TarHeader header, CancellationToken token)
    {
        TarExtension.CheckSize(header.Length);
        _entry = header;
        byte[] content = new byte[header.Length + TarBlock.Padding(header.Length)];
        int count = await source.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, token).ConfigureAwait(false);
        return count == content.Length ? content[..(int)header.Length] : throw Cut();
    }

    private async ValueTask<bool> ReadBlockAsync(bool isPart, CancellationToken token)
    {
        int count = await source.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, token).ConfigureAwait(false);
        return count == _block.Length || (count == 0 && !isPart ? false : throw Cut());
    }

    private EngineException Cut()
    {
        string why = _entry is null ? "it ends before its end" : $"it ends within {_entry.Name}";
        return Broken(why, new EndOfStreamException(why));
    }
}

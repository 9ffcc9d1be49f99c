using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Changes the headers of an archive's entries while it is written, and leaves entries out. Their content stays.</summary>
/// <param name="inner">Where the archive goes.</param>
/// <param name="edit">Changes a header; tells whether the entry is passed on.</param>
internal sealed class ArchiveFilter(Stream inner, Func<EntryHeader, bool> edit) : Stream
{
    private const int Block = TarBlock.Size;
    private const int OldSparseMoreAt = 504;

    private readonly byte[] _block = new byte[Block];
    private readonly List<KeyValuePair<string, byte[]>> _records = [];

    private MemoryStream? _text;
    private char _textType;
    private long _textSize;
    private byte[]? _longName;
    private byte[]? _longLink;
    private int _filled;
    private long _content;
    private bool _passes;
    private bool _hasMore;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            int count;
            if (_content > 0)
            {
                count = (int)Math.Min(_content, buffer.Length);
                _content -= count;
                if (_passes)
                {
                    await inner.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                count = Math.Min(Block - _filled, buffer.Length);
                buffer[..count].CopyTo(_block.AsMemory(_filled));
                _filled += count;
                if (_filled == Block)
                {
                    _filled = 0;
                    try
                    {
                        await AddAsync(cancellationToken).ConfigureAwait(false);
                    }
                    catch (FormatException error)
                    {
                        throw TarReader.Broken(error.Message, error);
                    }
                }
            }

            buffer = buffer[count..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask AddAsync(CancellationToken token)
    {
        if (_text is not null)
        {
            AddText();
        }
        else if (_hasMore)
        {
            _hasMore = _block[OldSparseMoreAt] != 0;
            await PassAsync(_block, token).ConfigureAwait(false);
        }
        else if (!_block.AsSpan().ContainsAnyExcept((byte)0))
        {
            await inner.WriteAsync(_block, token).ConfigureAwait(false);
        }
        else
        {
            await AddHeaderAsync(new EntryHeader([.. _block]), token).ConfigureAwait(false);
        }
    }

    private async ValueTask AddHeaderAsync(EntryHeader header, CancellationToken token)
    {
        if (header.Type is 'x' or 'g' or 'L' or 'K')
        {
            (_textType, _textSize) = (header.Type, header.Size);
            TarExtension.CheckSize(_textSize);
            _text = _textSize > 0 ? new MemoryStream() : null;
            return;
        }

        header.Records.AddRange(_records);
        (header.LongName, header.LongLink) = (_longName, _longLink);
        _records.Clear();
        (_longName, _longLink) = (null, null);
        _passes = edit(header);
        _hasMore = header.HasMore;
        _content = header.Size + (-header.Size & (Block - 1));
        await PassAsync(header.ToBytes(), token).ConfigureAwait(false);
    }

    private async ValueTask PassAsync(byte[] bytes, CancellationToken token)
    {
        if (_passes)
        {
            await inner.WriteAsync(bytes, token).ConfigureAwait(false);
        }
    }

    private void AddText()
    {
        _text!.Write(_block, 0, (int)Math.Min(Block, _textSize - _text.Length));
        if (_text.Length < _textSize)
        {
            return;
        }

        byte[] text = _text.ToArray();
        _text = null;
        switch (_textType)
        {
            case 'L':
                _longName = Name(text);
                break;
            case 'K':
                _longLink = Name(text);
                break;
            case 'x':
                _records.Clear();
                _records.AddRange(PaxRecords.Parse(text));
                break;
        }
    }

    private static byte[] Name(byte[] text) => text.AsSpan().IndexOf((byte)0) is int end and >= 0 ? text[..end] : text;
}

using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DockerNet.Commands;

/// <summary>
/// Passes on what is read of a stream: nothing while its gate is closed, so that what is read can be judged first, and all
/// of it as soon as the gate opens.
/// </summary>
/// <param name="source">What is read.</param>
/// <param name="copy">Where it goes; null for nowhere.</param>
internal sealed class GatedStream(Stream source, Stream? copy) : Stream
{
    private const int BlockSize = 512;

    private readonly MemoryStream _held = new();
    private bool _isOpen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether what is held back ends as an archive does: with a block of nothing but zeros.</summary>
    public bool HoldsEnd => _held.Length >= BlockSize
        && !_held.GetBuffer().AsSpan((int)_held.Length - BlockSize, BlockSize).ContainsAnyExcept((byte)0);

    /// <summary>Closes the gate.</summary>
    public void Hold() => _isOpen = false;

    /// <summary>Opens the gate, and passes on what was held back.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is passed on.</returns>
    public async Task OpenAsync(CancellationToken token)
    {
        _isOpen = true;
        if (copy is not null)
        {
            await copy.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), token).ConfigureAwait(false);
        }

        _held.SetLength(0);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_isOpen)
        {
            _held.Write(buffer.Span[..count]);
        }
        else if (copy is not null)
        {
            await copy.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is kept but what is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }
}

using System.Buffers;

namespace DockerNet.Workflows;

/// <summary>
/// Reads a stream in large blocks, and passes each of them on only when all of it has been read here, so that it can be
/// judged first. The next block is read, this one is used, and the one before is passed on, all at the same time.
/// </summary>
/// <param name="source">What is read.</param>
/// <param name="copy">Where it goes; null for nowhere.</param>
/// <param name="token">Stops the work.</param>
internal sealed class RelayStream(Stream source, Stream? copy, CancellationToken token) : Stream
{
    private const int BlockSize = 256 * 1024;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    private readonly MemoryThrift _memory = new();

    private byte[] _passed = ArrayPool<byte>.Shared.Rent(BlockSize);
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private byte[] _next = ArrayPool<byte>.Shared.Rent(BlockSize);
    private Task _passing = Task.CompletedTask;
    private Task<int>? _reading;
    private long _start;
    private int _length;
    private int _offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _start + _offset;
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _offset < _length ? ValueTask.FromResult(Take(buffer.Span)) : TurnAsync(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // All is passed on when the end has been read.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_passing, _reading ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        // Nobody uses them any longer.
        foreach (byte[] block in (byte[][])[_passed, _block, _next])
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        (_passed, _block, _next) = ([], [], []);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _length - _offset);
        _block.AsSpan(_offset, count).CopyTo(buffer);
        _offset += count;
        return count;
    }

    private async ValueTask<int> TurnAsync(Memory<byte> buffer)
    {
        _memory.Check();
        await _passing.ConfigureAwait(false);
        _passing = PassAsync(_block.AsMemory(0, _length));
        int length = await (_reading ??= FillAsync(_next)).ConfigureAwait(false);
        _start += _length;
        (_passed, _block, _next) = (_block, _next, _passed);
        (_length, _offset) = (length, 0);
        if (length == 0)
        {
            await _passing.ConfigureAwait(false);
            return 0;
        }

        _reading = FillAsync(_next);
        return Take(buffer.Span);
    }

    // Each goes on elsewhere, even when all that it does is computing.
    private async Task<int> FillAsync(byte[] block)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await source.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, _stop.Token).ConfigureAwait(false);
    }

    private async Task PassAsync(ReadOnlyMemory<byte> block)
    {
        if (copy is not null && !block.IsEmpty)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await copy.WriteAsync(block, _stop.Token).ConfigureAwait(false);
        }
    }
}

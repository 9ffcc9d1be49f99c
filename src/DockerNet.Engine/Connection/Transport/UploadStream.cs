namespace DockerNet.Engine.Connection;

/// <summary>Passes on what is written, and knows whether the other side still takes it.</summary>
/// <param name="inner">Where it goes.</param>
internal sealed class UploadStream(Stream inner) : Stream
{
    /// <summary>Whether the other side has closed.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => TryAsync(inner.FlushAsync(cancellationToken));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(TryAsync(SendAsync(buffer, cancellationToken)));

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // An engine that takes nothing, or is no longer there, would hold the sender up for as long as its system likes.
    private async Task SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken token) => await Stall
        .GuardAsync(
            async t =>
            {
                await inner.WriteAsync(buffer, t).ConfigureAwait(false);
                return true;
            },
            TimeSpan.Zero,
            token)
        .ConfigureAwait(false);

    private async Task TryAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (IOException)
        {
            IsClosed = true;
            throw;
        }
    }
}

namespace DockerNet.Engine.Operations;

/// <summary>
/// Content that is made while it is sent: whoever copies it has it written straight to the destination. It takes no more
/// memory than one buffer.
/// </summary>
/// <param name="write">Writes the content.</param>
internal sealed class PushStream(Func<Stream, CancellationToken, Task> write) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        write(destination, cancellationToken);

    public override void Flush()
    {
        // Nothing is kept.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

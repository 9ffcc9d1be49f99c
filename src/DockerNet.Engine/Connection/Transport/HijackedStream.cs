using System.Net.Sockets;
using Docker.DotNet.Handler.Abstractions;

namespace DockerNet.Engine.Connection;

/// <summary>
/// The raw connection behind an upgraded request. The library's own wrapper reads by blocking a thread, deaf to
/// cancellation; this one passes asynchronous calls on.
/// </summary>
internal sealed class HijackedStream : WriteClosableStream
{
    private readonly Stream _inner;
    private readonly ConnectionStream? _connection;
    private volatile bool _written;

    public HijackedStream(Stream inner, ConnectionStream? connection)
    {
        _inner = inner;
        _connection = connection;
    }

    public override bool CanRead => _inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => _inner.CanWrite;

    public override bool CanCloseWrite => _connection?.CanCloseWrite == true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void CloseWrite() => (_connection ?? throw new NotSupportedException()).CloseWrite();

    public override void Flush() => _inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error) when (
            _written && error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // The engine closes the connection when a command has ended that has not read all of its input.
            return 0;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _written = true;
        _inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _written = true;
        return _inner.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

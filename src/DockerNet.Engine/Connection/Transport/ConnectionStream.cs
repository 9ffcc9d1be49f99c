using System.Net.Security;
using System.Net.Sockets;

namespace DockerNet.Engine.Connection;

/// <summary>
/// A connection to an engine, as it is inside of any encryption. Whoever sends a request over it can get hold of it, to
/// end the sending side alone: the platform's own stream of an upgraded connection cannot.
/// </summary>
internal sealed class ConnectionStream(Stream inner) : Stream
{
    private static readonly AsyncLocal<Holder?> s_current = new();

    // The other side has closed. What is still sent, such as the end of a request, has nobody to go to; the answer may be there.
    private bool _isDeaf;

    /// <summary>The connection that this flow of calls last sent over since it began to track; null for none.</summary>
    public static ConnectionStream? Current => s_current.Value?.Stream;

    /// <summary>Whether the sending side can be ended alone.</summary>
    public bool CanCloseWrite => inner is NetworkStream or SslStream or SshStream;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Has this flow of calls remember over which connection it sends.</summary>
    public static void Track() => s_current.Value = new Holder();

    /// <summary>Ends the sending side. What the engine sends can still be read.</summary>
    public void CloseWrite()
    {
        if (inner is SslStream secure)
        {
            secure.ShutdownAsync().GetAwaiter().GetResult();
        }
        else if (inner is NetworkStream network)
        {
            network.Socket.Shutdown(SocketShutdown.Send);
        }
        else if (inner is SshStream ssh)
        {
            ssh.CloseWrite();
        }
        else
        {
            throw new NotSupportedException();
        }
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Note();
        inner.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Note();
        inner.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Note();
        if (_isDeaf)
        {
            return;
        }

        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            _isDeaf = true;
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note()
    {
        if (s_current.Value is Holder holder)
        {
            holder.Stream = this;
        }
    }

    private sealed class Holder
    {
        public ConnectionStream? Stream { get; set; }
    }
}

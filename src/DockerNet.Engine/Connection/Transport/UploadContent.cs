using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Content that is sent for as long as the engine takes it. One that has had enough, say since its disk is full, closes its
/// side of the connection: then there is its answer to be read, which a failure of the sender would hide.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _failure;

    public UploadContent(HttpContent content)
    {
        _content = content;
        foreach (KeyValuePair<string, IEnumerable<string>> header in content.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // It may end early.
        Headers.ContentLength = null;
    }

    /// <summary>Ends when there is no more to send.</summary>
    public Task Sent => _sent.Task;

    /// <summary>Whether the other side took no more for so long that the connection was given up.</summary>
    public bool HasStalled => _failure?.SourceException is EngineException
        || _failure?.SourceException.GetBaseException() is SocketException { SocketErrorCode: SocketError.TimedOut };

    /// <summary>Fails if not all could be sent.</summary>
    public void ThrowIfCut() => _failure?.Throw();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var target = new UploadStream(stream);
        try
        {
            await _content.CopyToAsync(target, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _failure = ExceptionDispatchInfo.Capture(error);
            if (!target.IsClosed)
            {
                throw;
            }
        }
        finally
        {
            _sent.TrySetResult();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}

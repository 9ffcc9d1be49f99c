using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>
/// A request's content that is written straight to the connection, when the platform comes to copy it there.
/// </summary>
internal sealed class ProducedStream(Func<Stream, CancellationToken, Task> produce) : ReadOnlyStream
{
    private const int BufferSize = 128 * 1024;

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        // Each write becomes a piece on the connection, and an archive has many small ones.
        var buffer = new BufferedStream(destination, BufferSize);
        await produce(buffer, cancellationToken).ConfigureAwait(false);
        await buffer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

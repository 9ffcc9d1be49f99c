using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>An answer's content whose failures are told of as those of any call.</summary>
internal sealed class TranslatingStream(Stream inner) : ReadOnlyStream
{
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        EngineCall.ReadAsync(inner, buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

namespace DockerNet.Workflows;

/// <summary>The content of the entries of an archive, each as long as the archive's reader is at it. Holes are zeros.</summary>
/// <param name="archive">The archive's reader.</param>
internal sealed class TarEntryStream(TarReader archive) : ReadOnlyStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        archive.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}

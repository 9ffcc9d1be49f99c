using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>A file of lines, none of which is longer than a line can be that anybody wrote.</summary>
/// <param name="inner">The file.</param>
internal sealed class LinesStream(Stream inner) : ReadOnlyStream
{
    private int _length;

    /// <exception cref="FormatException">A line is too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        int end = buffer.Span[..count].LastIndexOf((byte)'\n');
        _length = end < 0 ? _length + count : count - end - 1;
        return _length <= EngineLimits.LineBytes ? count : throw new FormatException("a line of it is longer than any can be");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>An answer's content that ends with a failure where it is longer, or pauses longer, than there is a reason to.</summary>
/// <param name="inner">The content.</param>
/// <param name="kind">How it is read.</param>
internal sealed class AnswerStream(Stream inner, AnswerKind kind) : ReadOnlyStream
{
    private long _bytes;
    private int _values;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A whole answer has its call's own limit.
        int count = kind == AnswerKind.Whole
            ? await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)
            : await Stall.GuardAsync(
                t => inner.ReadAsync(buffer, t), kind == AnswerKind.Messages ? EngineLimits.WorkTime : TimeSpan.Zero, cancellationToken)
                .ConfigureAwait(false);
        if (kind != AnswerKind.Archive)
        {
            Check(buffer.Span[..count]);
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> part)
    {
        if (kind == AnswerKind.Messages)
        {
            // What is told of a message is counted anew with each.
            int end = part.LastIndexOf((byte)'\n');
            (_bytes, _values) = end < 0 ? (_bytes, _values) : (0, 0);
            part = part[(end + 1)..];
        }

        _bytes += part.Length;
        foreach (byte one in part)
        {
            _values += one is (byte)',' or (byte)'{' or (byte)'[' ? 1 : 0;
        }

        if (_bytes > (kind == AnswerKind.Messages ? EngineLimits.LineBytes : EngineLimits.AnswerBytes) || _values > EngineLimits.AnswerValues)
        {
            throw new EngineException(EngineErrors.EngineAnswerInvalid, "the answer is longer than any that an engine gives");
        }
    }
}

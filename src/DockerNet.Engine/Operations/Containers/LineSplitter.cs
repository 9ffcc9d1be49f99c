using System.Buffers;
using System.Globalization;
using System.Text;
using DockerNet.Contracts;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Makes lines of bytes that are cut anywhere, within a line or a character: only whole lines are decoded.
/// </summary>
internal sealed class LineSplitter(OutputStream stream, bool stamped)
{
    // Longer lines come in pieces of this size, each with a time of its own.
    private const int PieceLength = 16 * 1024;

    // An engine that keeps its log as JSON writes three bytes for each byte of a character that it has cut: up to three
    // bytes at either end of a piece.
    private const int Growth = 2;
    private const int MostGrowth = 6 * Growth;

    // 2026-01-31T12:00:00.123456789Z, of which the platform keeps seven digits of a second. Rounded, a line would be
    // later than it is, and not be found by its own time.
    private const int StampLength = 30;
    private const int KeptLength = 27;

    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Takes bytes in.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The lines that end in them.</returns>
    public IEnumerable<OutputLine> Split(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.IndexOf((byte)'\n') is int end and >= 0)
        {
            _line.Write(bytes.Span[..end]);
            yield return Take();
            bytes = bytes[(end + 1)..];
        }

        _line.Write(bytes.Span);
        if (_line.WrittenCount > EngineLimits.LineBytes)
        {
            // It may never come to its end.
            yield return Take();
        }
    }

    /// <summary>Takes the last line, if it has no end.</summary>
    /// <returns>The line; null when there is none.</returns>
    public OutputLine? Rest() => _line.WrittenCount > 0 ? Take() : null;

    private OutputLine Take()
    {
        ReadOnlySpan<byte> bytes = _line.WrittenSpan;
        if (bytes is [.., (byte)'\r'])
        {
            bytes = bytes[..^1];
        }

        DateTimeOffset? time = stamped ? ReadStamp(ref bytes) : null;
        string text = Encoding.UTF8.GetString(time is null || bytes.Length <= PieceLength ? bytes : Join(bytes));
        _line.ResetWrittenCount();
        return new OutputLine(stream, time ?? DateTimeOffset.Now, text);
    }

    // Takes the time off the front.
    private static DateTimeOffset? ReadStamp(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= StampLength
            || bytes[StampLength] != (byte)' '
            || !DateTimeOffset.TryParse(
                Encoding.ASCII.GetString(bytes[..KeptLength]),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time))
        {
            return null;
        }

        bytes = bytes[(StampLength + 1)..];
        return time;
    }

    private static ReadOnlySpan<byte> Join(ReadOnlySpan<byte> bytes)
    {
        var whole = new ArrayBufferWriter<byte>(bytes.Length);
        while (bytes.Length > PieceLength)
        {
            int end = PieceEnd(bytes);
            whole.Write(bytes[..end]);
            bytes = bytes[end..];
            ReadStamp(ref bytes);
        }

        whole.Write(bytes);
        return whole.WrittenSpan;
    }

    // Where the next piece's time is; without one, where it would be.
    private static int PieceEnd(ReadOnlySpan<byte> bytes)
    {
        for (int end = PieceLength; end <= PieceLength + MostGrowth && end <= bytes.Length; end += Growth)
        {
            ReadOnlySpan<byte> rest = bytes[end..];
            if (ReadStamp(ref rest) is not null)
            {
                return end;
            }
        }

        return PieceLength;
    }
}

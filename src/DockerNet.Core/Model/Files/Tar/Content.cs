namespace DockerNet.Wiring;

/// <summary>Where the next bytes of an entry's content come from: the archive, or a hole.</summary>
/// <param name="length">How many bytes it has.</param>
/// <param name="parts">What of it is stored; null for all.</param>
internal sealed class TarContent(long length, IReadOnlyList<SparsePart>? parts)
{
    /// <summary>There is none.</summary>
    public static readonly TarContent None = new(0, null);

    private long _position;
    private int _part;

    /// <summary>Looks how it goes on.</summary>
    /// <param name="most">How many bytes are wanted at most.</param>
    /// <returns>How many bytes there are of one kind; 0 at the end. And whether they are a hole.</returns>
    public (int Count, bool IsHole) Next(int most)
    {
        if (parts is null)
        {
            return ((int)Math.Min(most, length - _position), false);
        }

        while (_part < parts.Count && _position >= parts[_part].End)
        {
            _part++;
        }

        long start = _part < parts.Count ? parts[_part].Start : length;
        return _position < start
            ? ((int)Math.Min(most, start - _position), true)
            : ((int)Math.Min(most, (_part < parts.Count ? parts[_part].End : length) - _position), false);
    }

    /// <summary>Goes on.</summary>
    /// <param name="count">By how many bytes.</param>
    public void Take(int count) => _position += count;
}

namespace DockerNet.Wiring;

/// <summary>The newest form of the list of a file's holes, as it is read block by block.</summary>
internal sealed class SparseText
{
    private readonly List<byte> _line = [];
    private long _left = -1;

    /// <summary>Where parts begin and how long they are, in turns.</summary>
    public List<long> Numbers { get; } = [];

    /// <summary>Whether all has been read.</summary>
    public bool IsWhole => _left == 0;

    /// <summary>Reads a block. What comes behind the last number fills it up.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="FormatException">It is not readable.</exception>
    public void Add(ReadOnlySpan<byte> block)
    {
        foreach (byte next in block)
        {
            if (IsWhole)
            {
                return;
            }

            if (next != '\n')
            {
                _line.Add(next);
                continue;
            }

            long number = TarExtension.Number([.. _line]);
            _line.Clear();
            if (_left < 0)
            {
                _left = number is < 0 or > int.MaxValue ? throw new FormatException("a file in it has too many holes") : 2 * number;
            }
            else
            {
                Numbers.Add(number);
                _left--;
            }
        }
    }
}

using System.Text;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Which parts of a file with holes an archive has, in each of the forms of GNU's.</summary>
internal static class SparseMap
{
    private const int FieldSize = 12;
    private const int PartSize = 2 * FieldSize;

    /// <summary>Whether records say that the entry's content begins with the map.</summary>
    /// <param name="records">The records.</param>
    /// <returns>Whether they do.</returns>
    public static bool IsInContent(IReadOnlyCollection<KeyValuePair<string, byte[]>> records) =>
        Find(records, "major") == 1 && Find(records, "minor") == 0;

    /// <summary>How long records say that the file is.</summary>
    /// <param name="records">The records.</param>
    /// <returns>The number of bytes; null when they say nothing of holes.</returns>
    /// <exception cref="FormatException">It is no number.</exception>
    public static long? RealLength(IReadOnlyCollection<KeyValuePair<string, byte[]>> records) =>
        Find(records, "realsize") ?? Find(records, "size");

    /// <summary>Reads the map in the records of the two older forms.</summary>
    /// <param name="records">The records.</param>
    /// <returns>The parts; null when there is no map.</returns>
    /// <exception cref="FormatException">It is not readable.</exception>
    public static List<SparsePart>? Parse(IEnumerable<KeyValuePair<string, byte[]>> records)
    {
        var numbers = new List<long>();
        bool found = false;
        foreach ((string key, byte[] value) in records)
        {
            switch (key)
            {
                case "GNU.sparse.numblocks":
                    found = true;
                    break;
                case "GNU.sparse.offset" or "GNU.sparse.numbytes":
                    // They take turns.
                    if (numbers.Count % 2 != (key.EndsWith('t') ? 0 : 1))
                    {
                        throw Wrong();
                    }

                    found = true;
                    numbers.Add(TarExtension.Number(value));
                    break;
                case "GNU.sparse.map":
                    found = true;
                    numbers.Clear();
                    foreach (string number in ByteText.Decode(value).Split(',', StringSplitOptions.RemoveEmptyEntries))
                    {
                        numbers.Add(TarExtension.Number(Encoding.UTF8.GetBytes(number)));
                    }

                    break;
            }
        }

        return found ? Pair(numbers) : null;
    }

    /// <summary>Makes parts of pairs of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="FormatException">One is left over.</exception>
    public static List<SparsePart> Pair(List<long> numbers)
    {
        if (numbers.Count % 2 != 0)
        {
            throw Wrong();
        }

        var parts = new List<SparsePart>(numbers.Count / 2);
        for (int i = 0; i < numbers.Count; i += 2)
        {
            parts.Add(new SparsePart(numbers[i], numbers[i + 1]));
        }

        return parts;
    }

    /// <summary>Reads the fields of the oldest form.</summary>
    /// <param name="fields">They, for any number of parts.</param>
    /// <param name="parts">Where the parts go.</param>
    /// <exception cref="FormatException">They are not readable.</exception>
    public static void ParseFields(ReadOnlySpan<byte> fields, List<SparsePart> parts)
    {
        for (; fields.Length >= PartSize && fields[0] != 0; fields = fields[PartSize..])
        {
            parts.Add(new SparsePart(TarNumber.Parse(fields[..FieldSize]), TarNumber.Parse(fields[FieldSize..PartSize])));
        }
    }

    /// <summary>Makes sure that parts can be those of a file.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="length">How long the file is.</param>
    /// <param name="stored">How much of it is stored.</param>
    /// <exception cref="FormatException">They cannot.</exception>
    public static void Check(IEnumerable<SparsePart> parts, long length, long stored)
    {
        long end = 0;
        long sum = 0;
        foreach (SparsePart part in parts)
        {
            if (part.Start < end || part.Length < 0 || part.Start > length || part.Length > length - part.Start)
            {
                throw Wrong();
            }

            end = part.End;
            sum += part.Length;
        }

        if (sum != stored)
        {
            throw Wrong();
        }
    }

    private static long? Find(IReadOnlyCollection<KeyValuePair<string, byte[]>> records, string key)
    {
        foreach ((string found, byte[] value) in records)
        {
            if (found.StartsWith("GNU.sparse.", StringComparison.Ordinal) && found.AsSpan(found.LastIndexOf('.') + 1).SequenceEqual(key))
            {
                return TarExtension.Number(value);
            }
        }

        return null;
    }

    private static FormatException Wrong() => new("the list of a file's holes in it cannot be right");
}

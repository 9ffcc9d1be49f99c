namespace DockerNet.Wiring;

/// <summary>Numbers in the fields of a header: octal digits, or binary with the first bit set.</summary>
internal static class TarNumber
{
    private const byte Binary = 0x80;
    private const byte Sign = 0x40;
    private const int BitsOfByte = 8;
    private const int BitsOfDigit = 3;
    private const int MostDigits = 21;

    /// <summary>Reads a field.</summary>
    /// <param name="field">Its bytes.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">It is none, or too large.</exception>
    public static long Parse(ReadOnlySpan<byte> field) =>
        field[0] >= Binary ? ParseBinary(field) : ParseOctal(field);

    /// <summary>Writes a field, if the number has room in it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="field">Its bytes, of which the last one stays zero.</param>
    /// <returns>Whether it has.</returns>
    public static bool TryWrite(long number, Span<byte> field)
    {
        if (number < 0 || number >> ((field.Length - 1) * BitsOfDigit) != 0)
        {
            return false;
        }

        for (int i = field.Length - 2; i >= 0; i--)
        {
            field[i] = (byte)('0' + (number & 0b111));
            number >>= BitsOfDigit;
        }

        return true;
    }

    private static long ParseBinary(ReadOnlySpan<byte> field)
    {
        bool isNegative = (field[0] & Sign) != 0;
        // Without the mark, and of a negative number with the sign in its place.
        long number = isNegative ? -1 : 0;
        for (int i = 0; i < field.Length; i++)
        {
            byte next = i > 0 ? field[i] : isNegative ? field[i] : (byte)(field[i] & ~Binary);
            if (number >> (sizeof(long) * BitsOfByte - BitsOfByte - 1) is not (0 or -1))
            {
                throw new FormatException("a number in it is too large");
            }

            number = (number << BitsOfByte) | next;
        }

        return number;
    }

    private static long ParseOctal(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \0"u8);
        int end = field.IndexOf((byte)0);
        field = end < 0 ? field : field[..end];
        if (field.Length > MostDigits || field.ContainsAnyExceptInRange((byte)'0', (byte)'7'))
        {
            throw new FormatException("there is something else where a number belongs");
        }

        long number = 0;
        foreach (byte digit in field)
        {
            number = (number << BitsOfDigit) | (long)(digit - '0');
        }

        return number;
    }
}

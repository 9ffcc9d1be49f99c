using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>The one block that every entry of an archive begins with: where its fields are.</summary>
internal static class TarBlock
{
    /// <summary>An archive consists of blocks of this many bytes.</summary>
    public const int Size = 512;

    /// <summary>The most bytes that a name may have to stand in the block.</summary>
    public const int NameSize = 100;

    private const int ModeMask = 0b111_111_111_111;
    private const int LinkStart = 157;
    private const int TypeAt = 156;
    private const int SumStart = 148;
    private const int SumEnd = 156;
    private const int PrefixStart = 345;

    // Where the parts of a file with holes stand, in GNU's oldest form.
    private const int SparseStart = 386;
    private const int SparseEnd = 482;
    private const int RealStart = 483;
    private const int RealEnd = 495;
    private const int ExtensionEnd = 504;

    /// <summary>How much of something the archive has is filled up to whole blocks.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <returns>The number of bytes that follow.</returns>
    public static int Padding(long length) => (int)(-length & (Size - 1));

    /// <summary>Reads a block.</summary>
    /// <param name="block">The block.</param>
    /// <returns>What it says. The length is that of what is stored.</returns>
    /// <exception cref="FormatException">It is none of an archive.</exception>
    public static TarHeader Parse(ReadOnlySpan<byte> block)
    {
        if (!IsSum(block))
        {
            throw new FormatException("the checksum of a header in it is wrong");
        }

        var type = (TarType)block[TypeAt];
        string name = Text(block[..NameSize]);
        ReadOnlySpan<byte> magic = block[257..263];
        if (magic.SequenceEqual("ustar\0"u8))
        {
            // The program star has two times where others have the end of the name's first part.
            bool isStar = block[508..].SequenceEqual("tar\0"u8);
            string prefix = Text(block[PrefixStart..(isStar ? 476 : 500)]);
            name = prefix.Length > 0 ? $"{prefix}/{name}" : name;
        }

        type = type == TarType.ContiguousFile ? TarType.File : type;
        bool isDevice = type is TarType.CharacterDevice or TarType.BlockDevice;
        return new TarHeader
        {
            Type = type,
            Name = name,
            LinkName = Text(block[LinkStart..257]),
            Mode = (int)(TarNumber.Parse(block[100..108]) & ModeMask),
            UserId = TarNumber.Parse(block[108..116]),
            GroupId = TarNumber.Parse(block[116..124]),
            Length = TarNumber.Parse(block[124..136]),
            Modified = new TarTime(TarNumber.Parse(block[136..SumStart]), 0),
            Major = isDevice ? (int)TarNumber.Parse(block[329..337]) : 0,
            Minor = isDevice ? (int)TarNumber.Parse(block[337..PrefixStart]) : 0,
        };
    }

    /// <summary>Reads the parts of a file with holes in its header.</summary>
    /// <param name="block">The header.</param>
    /// <param name="parts">Where the parts go.</param>
    /// <returns>How long the file is, and whether more parts follow in a block of their own.</returns>
    /// <exception cref="FormatException">They are not readable.</exception>
    public static (long Length, bool HasMore) ParseSparse(ReadOnlySpan<byte> block, List<SparsePart> parts)
    {
        // Others have something else there, and engines refuse it too.
        if (!block[257..265].SequenceEqual("ustar  \0"u8))
        {
            throw new FormatException("a file with holes in it is not in GNU's form");
        }

        SparseMap.ParseFields(block[SparseStart..SparseEnd], parts);
        return (TarNumber.Parse(block[RealStart..RealEnd]), block[SparseEnd] != 0);
    }

    /// <summary>Reads a block of more parts.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parts">Where the parts go.</param>
    /// <returns>Whether one more such block follows.</returns>
    /// <exception cref="FormatException">They are not readable.</exception>
    public static bool ParseMoreSparse(ReadOnlySpan<byte> block, List<SparsePart> parts)
    {
        SparseMap.ParseFields(block[..ExtensionEnd], parts);
        return block[ExtensionEnd] != 0;
    }

    /// <summary>Writes a block. Numbers and names that have no room in it must be said elsewhere.</summary>
    /// <param name="header">What it says.</param>
    /// <param name="block">The block, all zeros.</param>
    public static void Write(TarHeader header, Span<byte> block)
    {
        Put(ByteText.Encode(header.Name), block[..NameSize]);
        Put(ByteText.Encode(header.LinkName), block[LinkStart..257]);
        TarNumber.TryWrite(header.Mode & ModeMask, block[100..108]);
        WriteNumber(header.UserId, block[108..116]);
        WriteNumber(header.GroupId, block[116..124]);
        WriteNumber(header.Length, block[124..136]);
        WriteNumber(header.Modified.Seconds, block[136..SumStart]);
        block[TypeAt] = (byte)header.Type;
        "ustar\0"u8.CopyTo(block[257..]);
        "00"u8.CopyTo(block[263..]);
        WriteNumber(header.Major, block[329..337]);
        WriteNumber(header.Minor, block[337..PrefixStart]);
        TarNumber.TryWrite(Sum(block).Unsigned, block[SumStart..(SumEnd - 1)]);
        block[SumEnd - 1] = (byte)' ';
    }

    // What has no room is zero here.
    private static void WriteNumber(long number, Span<byte> field) =>
        _ = TarNumber.TryWrite(number, field) || TarNumber.TryWrite(0, field);

    private static void Put(ReadOnlySpan<byte> text, Span<byte> field) =>
        text[..Math.Min(text.Length, field.Length)].CopyTo(field);

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return ByteText.Decode(end < 0 ? field : field[..end]);
    }

    // Old programs took bytes for signed.
    private static bool IsSum(ReadOnlySpan<byte> block)
    {
        long told = TarNumber.Parse(block[SumStart..SumEnd]);
        (int unsigned, int signed) = Sum(block);
        return told == unsigned || told == signed;
    }

    // The field of the sum itself counts as spaces.
    private static (int Unsigned, int Signed) Sum(ReadOnlySpan<byte> block)
    {
        int unsigned = 0;
        int negative = 0;
        for (int i = 0; i < Size; i++)
        {
            int value = i is >= SumStart and < SumEnd ? ' ' : block[i];
            unsigned += value;
            negative += value >> 7;
        }

        return (unsigned, unsigned - (negative << 8));
    }
}

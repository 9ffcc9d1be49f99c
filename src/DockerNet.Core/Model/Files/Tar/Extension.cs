using System.Globalization;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>
/// Puts what extended headers say in the place of what the entry's own header says. Where programs do not agree, it is done
/// as engines do it: what is judged here must be what they unpack.
/// </summary>
internal static class TarExtension
{
    // As much as engines take for what is said of one entry.
    private const int MostBytes = 1024 * 1024;

    private const string SparseStart = "GNU.sparse.";
    private const string SparseName = $"{SparseStart}name";

    /// <summary>Reads the name in the content of a header of GNU's.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The name; null for none, when the entry's own header counts.</returns>
    public static string? LongName(ReadOnlySpan<byte> content)
    {
        int end = content.IndexOf((byte)0);
        ReadOnlySpan<byte> name = end < 0 ? content : content[..end];
        return name.IsEmpty ? null : ByteText.Decode(name);
    }

    /// <summary>Makes sure that what is said of one entry can be held.</summary>
    /// <param name="length">How many bytes it has.</param>
    /// <exception cref="FormatException">It cannot.</exception>
    public static void CheckSize(long length)
    {
        if (length is < 0 or > MostBytes)
        {
            throw new FormatException("it says more of one entry than can be true");
        }
    }

    /// <summary>Makes sure that what is said of all entries can be true of more than one.</summary>
    /// <param name="records">What is said.</param>
    /// <exception cref="FormatException">It cannot.</exception>
    public static void CheckGlobal(IEnumerable<KeyValuePair<string, byte[]>> records)
    {
        foreach ((string key, byte[] _) in records)
        {
            if (key is "path" or "linkpath" or "size" || key.StartsWith(SparseStart, StringComparison.Ordinal))
            {
                throw new FormatException($"a header for all of it has the {key} of a single entry");
            }
        }
    }

    /// <summary>Applies records.</summary>
    /// <param name="header">The entry's own header.</param>
    /// <param name="records">The records.</param>
    /// <returns>The header that counts.</returns>
    /// <exception cref="FormatException">A value is not readable.</exception>
    public static TarHeader Apply(TarHeader header, IEnumerable<KeyValuePair<string, byte[]>> records)
    {
        Dictionary<string, byte[]>? attributes = null;
        foreach ((string key, byte[] value) in records)
        {
            if (key.StartsWith(TarAttributes.Prefix, StringComparison.Ordinal))
            {
                attributes ??= new Dictionary<string, byte[]>(header.Attributes);
                attributes[key[TarAttributes.Prefix.Length..]] = value;
                continue;
            }

            // Without a value the entry's own header counts.
            header = value.Length == 0 ? header : key switch
            {
                "path" or SparseName => header with { Name = Name(value) },
                "linkpath" => header with { LinkName = Name(value) },
                "size" => header with { Length = Number(value) },
                "uid" => header with { UserId = Number(value) },
                "gid" => header with { GroupId = Number(value) },
                "mtime" => header with { Modified = TarTime.Parse(ByteText.Decode(value)) },
                _ => header,
            };
        }

        return attributes is null ? header : header with { Attributes = attributes };
    }

    /// <summary>Reads a decimal number.</summary>
    /// <param name="value">Its digits.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">It is none, or too large.</exception>
    public static long Number(ReadOnlySpan<byte> value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number : throw new FormatException("an extended header in it has something else where a number belongs");

    private static string Name(byte[] value) =>
        value.AsSpan().Contains((byte)0) ? throw new FormatException("a name in it has a zero in it") : ByteText.Decode(value);
}

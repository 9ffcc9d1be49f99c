using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DockerNet.Text;

/// <summary>
/// Texts for names that are bytes. What is not UTF-8 becomes a character of its own for each byte, out of a range that is
/// free for private use, so that names stay different and come out as the bytes that they were.
/// </summary>
internal static class ByteText
{
    private const char First = '\uef80';
    private const char Last = '\uefff';
    private const int FirstByte = 0x80;

    // What every character of the range begins with in UTF-8.
    private const byte Lead = 0xee;

    private static readonly SearchValues<char> s_bytes =
        SearchValues.Create([.. Enumerable.Range(First, Last - First + 1).Select(static code => (char)code)]);

    /// <summary>Makes a text of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The text.</returns>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains(Lead) && Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int used);
            if (status == OperationStatus.Done && rune.Value is < First or > Last)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte single in bytes[..used])
                {
                    text.Append((char)(First + single - FirstByte));
                }
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }

    /// <summary>Makes the bytes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Encode(string text)
    {
        if (!HasBytes(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new List<byte>(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int next = text.AsSpan(at).IndexOfAny(s_bytes);
            int end = next < 0 ? text.Length : at + next;
            bytes.AddRange(Encoding.UTF8.GetBytes(text[at..end]));
            if (end < text.Length)
            {
                bytes.Add((byte)(text[end++] - First + FirstByte));
            }

            at = end;
        }

        return [.. bytes];
    }

    /// <summary>What those make of the bytes who take them for UTF-8, whatever they are.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text in which bytes that are none have been lost.</returns>
    public static string AsText(string text) => Encoding.UTF8.GetString(Encode(text));

    /// <summary>Whether a text stands for bytes that are not UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasBytes(string text) => text.AsSpan().ContainsAny(s_bytes);
}

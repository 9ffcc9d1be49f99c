using System.Globalization;
using System.Text;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>
/// The records of an extended header. Each tells its own length, so that a value may have any bytes in it.
/// </summary>
internal static class PaxRecords
{
    private const int MostDigits = 10;

    /// <summary>Reads.</summary>
    /// <param name="content">The header's content.</param>
    /// <returns>Keys and values in their order. A key may come more than once.</returns>
    /// <exception cref="FormatException">It is not readable.</exception>
    public static List<KeyValuePair<string, byte[]>> Parse(ReadOnlySpan<byte> content)
    {
        var records = new List<KeyValuePair<string, byte[]>>();
        while (!content.IsEmpty)
        {
            int space = content[..Math.Min(content.Length, MostDigits + 1)].IndexOf((byte)' ');
            if (space <= 0
                || !int.TryParse(content[..space], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                || length <= space + 1 || length > content.Length || content[length - 1] != '\n')
            {
                throw new FormatException("an extended header in it is not readable");
            }

            ReadOnlySpan<byte> record = content[(space + 1)..(length - 1)];
            int equal = record.IndexOf((byte)'=');
            if (equal <= 0)
            {
                throw new FormatException("an extended header in it has a record without a key");
            }

            records.Add(KeyValuePair.Create(ByteText.Decode(record[..equal]), record[(equal + 1)..].ToArray()));
            content = content[length..];
        }

        return records;
    }

    /// <summary>Writes.</summary>
    /// <param name="records">Keys and values.</param>
    /// <returns>The header's content.</returns>
    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> records)
    {
        var content = new List<byte>();
        foreach ((string key, byte[] value) in records)
        {
            byte[] start = ByteText.Encode($" {key}=");
            int rest = start.Length + value.Length + 1;
            // The length counts its own digits.
            int length = rest + Digits(rest);
            length = rest + Digits(length);
            content.AddRange(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture)));
            content.AddRange(start);
            content.AddRange(value);
            content.Add((byte)'\n');
        }

        return [.. content];
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}

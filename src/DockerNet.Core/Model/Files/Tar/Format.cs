using System.Globalization;
using System.Text;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Writes headers: as plain as they can be, with an extended one in front for what has no room.</summary>
internal static class TarFormat
{
    private const int IdSize = 8;
    private const int NumberSize = 12;
    private const int PrivateMode = 0b110_100_100;

    /// <summary>Writes a header.</summary>
    /// <param name="header">What it says.</param>
    /// <returns>Whole blocks.</returns>
    public static byte[] Write(TarHeader header)
    {
        byte[] records = PaxRecords.Write(RecordsOf(header));
        if (records.Length == 0)
        {
            byte[] only = new byte[TarBlock.Size];
            TarBlock.Write(header, only);
            return only;
        }

        int start = TarBlock.Size + records.Length + TarBlock.Padding(records.Length);
        byte[] blocks = new byte[start + TarBlock.Size];
        var extended = new TarHeader
        {
            Type = TarType.Extended,
            Name = $"PaxHeaders/{header.Name.TrimEnd('/')}",
            Mode = PrivateMode,
            Length = records.Length,
        };
        TarBlock.Write(extended, blocks.AsSpan(0, TarBlock.Size));
        records.CopyTo(blocks.AsSpan(TarBlock.Size));
        TarBlock.Write(header, blocks.AsSpan(start));
        return blocks;
    }

    private static List<KeyValuePair<string, byte[]>> RecordsOf(TarHeader header)
    {
        var records = new List<KeyValuePair<string, byte[]>>();
        void Add(string key, string value) => records.Add(KeyValuePair.Create(key, Encoding.ASCII.GetBytes(value)));
        void AddName(string key, string name)
        {
            if (ByteText.Encode(name) is { Length: > TarBlock.NameSize } bytes)
            {
                if (ByteText.HasBytes(name))
                {
                    Add("hdrcharset", "BINARY");
                }

                records.Add(KeyValuePair.Create(key, bytes));
            }
        }

        void AddNumber(string key, long number, int size)
        {
            if (!TarNumber.TryWrite(number, stackalloc byte[size]))
            {
                Add(key, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        AddName("path", header.Name);
        AddName("linkpath", header.LinkName);
        AddNumber("size", header.Length, NumberSize);
        AddNumber("uid", header.UserId, IdSize);
        AddNumber("gid", header.GroupId, IdSize);
        if (header.Modified.Nanoseconds > 0 || !TarNumber.TryWrite(header.Modified.Seconds, stackalloc byte[NumberSize]))
        {
            Add("mtime", header.Modified.ToString());
        }

        records.AddRange(TarAttributes.Records(header.Attributes));
        return records;
    }
}

using System.Globalization;
using System.Text;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The header of an entry of an archive, as its bytes, some of which are changed before it is passed on.</summary>
/// <param name="block">Its own block.</param>
internal sealed class EntryHeader(byte[] block)
{
    private const int NameSize = 100;
    private const int NumberSize = 12;
    private const int PrefixSize = 155;
    private const int SizeAt = 124;
    private const int TimeAt = 136;
    private const int SumAt = 148;
    private const int SumSize = 8;
    private const int TypeAt = 156;
    private const int LinkAt = 157;
    private const int MagicAt = 257;
    private const int PrefixAt = 345;
    private const int OldSparseMoreAt = 482;
    private const int Octal = 8;
    private const string HeaderOnly = "123456";

    /// <summary>What kind of entry it is.</summary>
    public char Type => (char)block[TypeAt];

    /// <summary>Whether more blocks of an old map of holes follow it.</summary>
    public bool HasMore => Type == 'S' && block[OldSparseMoreAt] != 0;

    /// <summary>What its extended headers say, each a name and a value.</summary>
    public List<KeyValuePair<string, byte[]>> Records { get; } = [];

    /// <summary>The name of the long form of another kind; null for none.</summary>
    public byte[]? LongName { get; set; }

    /// <summary>The target of the long form of another kind; null for none.</summary>
    public byte[]? LongLink { get; set; }

    /// <summary>Its name.</summary>
    public byte[] Name
    {
        get => Record("GNU.sparse.name") ?? LongName ?? Record("path") ?? OwnName();
        set
        {
            bool isSparse = Record("GNU.sparse.name") is not null;
            Remove("path", "GNU.sparse.name");
            LongName = null;
            if (Magic() == "ustar\0")
            {
                block.AsSpan(PrefixAt, PrefixSize).Clear();
            }

            Put(0, "path", value);
            if (isSparse)
            {
                Records.Add(new("GNU.sparse.name", value));
            }
        }
    }

    /// <summary>Where a link leads to.</summary>
    public byte[] Link
    {
        get => LongLink ?? Record("linkpath") ?? Text(LinkAt, NameSize);
        set
        {
            Remove("linkpath");
            LongLink = null;
            Put(LinkAt, "linkpath", value);
        }
    }

    /// <summary>How many bytes of content follow it.</summary>
    public long Size => HeaderOnly.Contains(Type, StringComparison.Ordinal) ? 0
        : Record("size") is byte[] text ? TarExtension.Number(text)
        : TarNumber.Parse(block.AsSpan(SizeAt, NumberSize));

    /// <summary>Its time, in whole seconds since 1970.</summary>
    public long Modified
    {
        get => Record("mtime") is byte[] text
            ? TarTime.Parse(ByteText.Decode(text)).Seconds
            : TarNumber.Parse(block.AsSpan(TimeAt, NumberSize));
        set
        {
            Remove("mtime");
            Encoding.ASCII.GetBytes("00000000000\0").CopyTo(block, TimeAt);
            Records.Add(new("mtime", Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>What the item is.</summary>
    public VolumeItemType ItemType => TarItem.TypeOf((TarType)Type);

    /// <summary>Its bytes, with those of its extended headers.</summary>
    /// <returns>The blocks.</returns>
    public byte[] ToBytes()
    {
        if (LongName is byte[] name)
        {
            Name = name;
        }

        if (LongLink is byte[] link)
        {
            Link = link;
        }

        Sum(block);
        return Records.Count == 0 ? block : [.. Extended(), .. block];
    }

    private byte[] Extended()
    {
        byte[] body = PaxRecords.Write(Records);
        byte[] head = new byte[TarBlock.Size];
        Encoding.ASCII.GetBytes("PaxHeader").CopyTo(head, 0);
        Encoding.ASCII.GetBytes("0000644\0").CopyTo(head, NameSize);
        string size = Convert.ToString(body.Length, Octal).PadLeft(NumberSize - 1, '0');
        Encoding.ASCII.GetBytes($"{size}\0").CopyTo(head, SizeAt);
        Encoding.ASCII.GetBytes("00000000000\0").CopyTo(head, TimeAt);
        head[TypeAt] = (byte)'x';
        Encoding.ASCII.GetBytes("ustar\000").CopyTo(head, MagicAt);
        Sum(head);
        return [.. head, .. body, .. new byte[-body.Length & (TarBlock.Size - 1)]];
    }

    private static void Sum(byte[] head)
    {
        head.AsSpan(SumAt, SumSize).Fill((byte)' ');
        int sum = 0;
        foreach (byte value in head)
        {
            sum += value;
        }

        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, Octal).PadLeft(SumSize - 2, '0')}\0 ").CopyTo(head, SumAt);
    }

    // What has room in the block itself needs no extended header.
    private void Put(int at, string record, byte[] value)
    {
        block.AsSpan(at, NameSize).Clear();
        value.AsSpan(0, Math.Min(value.Length, NameSize)).CopyTo(block.AsSpan(at));
        if (value.Length > NameSize)
        {
            Records.Add(new(record, value));
        }
    }

    private byte[]? Record(string name) => Records.FindLast(record => record.Key == name).Value;

    private void Remove(params string[] names) => Records.RemoveAll(record => names.Contains(record.Key));

    private string Magic() => Encoding.Latin1.GetString(block, MagicAt, "ustar\0".Length);

    private byte[] OwnName()
    {
        byte[] prefix = Magic() == "ustar\0" ? Text(PrefixAt, PrefixSize) : [];
        return prefix.Length == 0 ? Text(0, NameSize) : [.. prefix, (byte)'/', .. Text(0, NameSize)];
    }

    private byte[] Text(int at, int size)
    {
        ReadOnlySpan<byte> text = block.AsSpan(at, size);
        int end = text.IndexOf((byte)0);
        return text[..(end < 0 ? size : end)].ToArray();
    }
}

using System.Text;

namespace DockerNet.Testing;

// Makes archives by chance: each entry whole as a rule, with what programs write, what they could write, and what nobody should.
public sealed class TarMaker(Random random)
{
    private const int Block = 512;
    private const string Types = "0000\a77555121346xxxxggLLKKSSDVMA";

    private static readonly string[] s_names =
        ["a", "d/", "d/f", "./", ".", "", "/", "/etc/x", "../x", "a/../../b", "d//f/", "new\nline", "ü漢", "\uef90", "x=y", new('n', 100), "con", "a\\b", " "];

    private static readonly string[] s_keys =
    [
        "path", "linkpath", "size", "uid", "gid", "mtime", "atime", "comment", "hdrcharset", "uname", "SCHILY.xattr.user.a", "SCHILY.xattr.", "SCHILY.xattr.security.capability",
        "GNU.sparse.major", "GNU.sparse.minor", "GNU.sparse.realsize", "GNU.sparse.size", "GNU.sparse.name", "GNU.sparse.map", "GNU.sparse.numblocks", "GNU.sparse.offset",
        "GNU.sparse.numbytes", "GNU.sparse.x.major", "LIBARCHIVE.creationtime", "ü",
    ];

    private static readonly string[] s_values =
    [
        "", "0", "1", "5", "512", "77", "4294967294", "-1", "-1.5", "1.000000001", "-0.1", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e9", " 1", "1 ", "٣",
        "0,3", "0,3,1,2", "0,0,5,0", "0,3,4,2", "3,0", "1,2,3", ",", "9223372036854775807,1", "a", "a\0b", "a\nb", "../x", "/x", "BINARY", "x=y", ".",
    ];

    private readonly List<byte> _archive = [];

    // Where headers begin, so that their sums can be mended.
    public List<int> Headers { get; } = [];

    public byte[] Make()
    {
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            AddEntry();
        }

        _archive.AddRange(new byte[random.Next(20) == 0 ? Block * random.Next(2) : 2 * Block]);
        return [.. _archive];
    }

    private void AddEntry()
    {
        char type = Types[random.Next(Types.Length)];
        if (type is 'x' or 'g')
        {
            AddRecords(type);
            return;
        }

        // A file with holes in each of the newer forms.
        if (type == '0' && random.Next(4) == 0)
        {
            AddSparse();
            return;
        }

        byte[] content = type switch
        {
            'L' or 'K' => Encoding.UTF8.GetBytes(Pick(s_names) + Pick(s_names) + "\0"),
            '1' or '2' or '3' or '4' or '5' or '6' => random.Next(8) == 0 ? new byte[random.Next(2000)] : [],
            _ => new byte[random.Next(3) * random.Next(1200)],
        };
        Add(type, content);
    }

    private void AddSparse()
    {
        string map = Pick(["1\n0\n5\n", "2\n0\n5\n4000\n3\n", "0\n", "1\n9\n1\n", "-1\n", "9999999999\n", "1\n0\n", "x\n", "3\n0\n0\n1\n0\n2\n0\n"]);
        if (random.Next(2) == 0)
        {
            AddContent('x', Record("GNU.sparse.major", "1") + Record("GNU.sparse.minor", "0") + Record("GNU.sparse.realsize", Pick(["5", "5000", "0", "10", "-1"])));
            Add('0', Encoding.ASCII.GetBytes(map.PadRight(Block, '\0') + Pick(["", "hello", "helloabc"])));
        }
        else
        {
            AddContent('x', Record("GNU.sparse.size", Pick(["5", "10", "6"])) + Record("GNU.sparse.map", Pick(s_values)));
            Add('0', Encoding.ASCII.GetBytes(Pick(["", "hello", "hel"])));
        }
    }

    private void AddRecords(char type)
    {
        var text = new StringBuilder();
        for (int count = random.Next(5); count > 0; count--)
        {
            text.Append(Record(Pick(s_keys), Pick(s_values)));
        }

        AddContent(type, text.ToString());
    }

    private void AddContent(char type, string text) => Add(type, Encoding.UTF8.GetBytes(text));

    private string Record(string key, string value)
    {
        int rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        int length = rest + $"{rest}".Length;
        length = rest + $"{length}".Length;
        return $"{(random.Next(40) == 0 ? random.Next(length + 2) : length)} {key}={value}\n";
    }

    private void Add(char type, byte[] content)
    {
        byte[] block = new byte[Block];
        Put(block, 0, 100, Pick(s_names));
        Number(block, 100, 8, random.Next(4096));
        Number(block, 108, 8, random.Next(70000));
        Number(block, 116, 8, random.Next(70000));
        Number(block, 124, 12, random.Next(30) == 0 ? random.NextInt64(-5, long.MaxValue >> random.Next(63)) : content.Length);
        Number(block, 136, 12, random.NextInt64(-10, 20000000000));
        block[156] = (byte)(type == '\a' ? 0 : type);
        Put(block, 157, 100, Pick(s_names));
        Put(block, 257, 8, type == 'S' ? "ustar  \0" : Pick(["ustar\000", "ustar\000", "ustar  \0", "", "ustar"]));
        Number(block, 329, 8, random.Next(300));
        Number(block, 337, 8, random.Next(300));
        if (type == 'S')
        {
            AddOldMap(block, content.Length);
        }
        else if (random.Next(6) == 0)
        {
            Put(block, 345, 155, Pick(s_names));
            Put(block, 508, 4, Pick(["", "tar\0"]));
        }

        Headers.Add(_archive.Count);
        Sum(block);
        _archive.AddRange(block);
        if (type == 'S' && block[482] != 0)
        {
            byte[] more = new byte[Block];
            AddParts(more, 0, 21, random.Next(3));
            _archive.AddRange(more);
        }

        _archive.AddRange(content);
        _archive.AddRange(new byte[-content.Length & (Block - 1)]);
    }

    private void AddOldMap(byte[] block, int length)
    {
        if (random.Next(2) == 0)
        {
            Number(block, 386, 12, random.Next(3) * 100);
            Number(block, 398, 12, length);
        }
        else
        {
            AddParts(block, 386, 4, random.Next(5));
        }

        block[482] = (byte)(random.Next(4) == 0 ? 1 : 0);
        Number(block, 483, 12, random.Next(5000));
    }

    private void AddParts(byte[] block, int at, int most, int count)
    {
        long start = 0;
        for (int i = 0; i < Math.Min(most, count); i++)
        {
            start += random.Next(100);
            int length = random.Next(600);
            Number(block, at + (24 * i), 12, start);
            Number(block, at + (24 * i) + 12, 12, length);
            start += length;
        }
    }

    private void Number(byte[] block, int at, int size, long number)
    {
        switch (random.Next(25))
        {
            case 0 or 1 or 2:
                for (int i = size - 1; i >= 0; i--)
                {
                    block[at + i] = (byte)(size - 1 - i < 8 ? number >> (8 * (size - 1 - i)) : number >> 63);
                }

                block[at] |= 0x80;
                break;
            case 3:
                Put(block, at, size, Pick(["", " ", "1 ", "-1", "9", "77777777", "777777777777", " 7\0 7", "x"]));
                break;
            default:
                Put(block, at, size, Convert.ToString(Math.Abs(number), 8).PadLeft(size - 1, '0'));
                break;
        }
    }

    public static void Sum(Span<byte> block)
    {
        block.Slice(148, 8).Fill((byte)' ');
        int sum = 0;
        foreach (byte value in block)
        {
            sum += value;
        }

        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(block[148..]);
    }

    private static void Put(byte[] block, int at, int size, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan(0, Math.Min(size, bytes.Length)).CopyTo(block.AsSpan(at));
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}

namespace DockerNet.Wiring;

/// <summary>How a file is compressed, by its first bytes.</summary>
internal static class Compression
{
    /// <summary>The one that archives may have.</summary>
    public const string Gzip = "gzip";

    /// <summary>How many of the first bytes tell it.</summary>
    public const int MostOfMark = 6;

    private static readonly (string Name, string Command, byte[] Mark)[] s_all =
    [
        (Gzip, "gzip -d", [0x1f, 0x8b]),
        ("bzip2", "bzip2 -d", "BZh"u8.ToArray()),
        ("xz", "xz -d", [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]),
        ("zstd", "zstd -d", [0x28, 0xb5, 0x2f, 0xfd]),
        ("lz4", "lz4 -d", [0x04, 0x22, 0x4d, 0x18]),
        ("lzip", "lzip -d", "LZIP"u8.ToArray()),
        ("lzop", "lzop -d", [0x89, (byte)'L', (byte)'Z', (byte)'O']),
        ("compress", "gzip -d", [0x1f, 0x9d]),
        ("7-Zip", "7z x", [(byte)'7', (byte)'z', 0xbc, 0xaf, 0x27, 0x1c]),
        ("zip", "unzip", [(byte)'P', (byte)'K', 3, 4]),
    ];

    /// <summary>Tells it.</summary>
    /// <param name="start">The file's first bytes.</param>
    /// <returns>The name; null for none that is known.</returns>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        foreach ((string name, _, byte[] mark) in s_all)
        {
            if (start.StartsWith(mark))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The command that undoes it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The command, without the file.</returns>
    public static string CommandOf(string name) => Array.Find(s_all, one => one.Name == name).Command;
}

using System.Runtime.InteropServices;

namespace DockerNet.Workflows;

/// <summary>What Linux tells of files that the base library does not. Names are bytes, which need be no text.</summary>
internal static class VolumeSystemCalls
{
    private const string Library = "libc";
    private const int NoFollow = 0x100;
    private const int OpenFolder = 0x10000 | 0x20000 | 0x80000;
    private const int OpenFolderOnArm = 0x4000 | 0x8000 | 0x80000;
    private const int Everything = 0x1fff;
    private const int NameOffset = 19;
    private const int StatLength = 256;
    private const int LongestValue = 65536;

    private static readonly byte[] s_here = "."u8.ToArray();

    /// <summary>Whether they can be used here, by one who sees all.</summary>
    /// <returns>Whether they can.</returns>
    public static bool CanSeeAll() => OperatingSystem.IsLinux() && Environment.Is64BitProcess && Environment.IsPrivilegedProcess;

    /// <summary>Opens a folder.</summary>
    /// <param name="parent">The folder that it is in.</param>
    /// <param name="name">Its name there.</param>
    /// <returns>Its number, to be closed; negative when it cannot be opened.</returns>
    public static int Open(int parent, byte[] name) => OpenAt(
        parent,
        Ended(name),
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? OpenFolderOnArm : OpenFolder,
        0);

    /// <summary>Closes a folder.</summary>
    /// <param name="folder">Its number.</param>
    public static void Close(int folder) => _ = CloseFile(folder);

    /// <summary>Lists the names in a folder.</summary>
    /// <param name="folder">Its number.</param>
    /// <returns>The names.</returns>
    /// <exception cref="IOException">It cannot be listed.</exception>
    public static IReadOnlyList<byte[]> List(int folder)
    {
        // What is listed is closed with the list.
        nint list = OpenList(Open(folder, s_here));
        if (list == 0)
        {
            throw new IOException("a folder cannot be listed");
        }

        var names = new List<byte[]>();
        for (nint entry = ReadList(list); entry != 0; entry = ReadList(list))
        {
            int length = 0;
            while (Marshal.ReadByte(entry, NameOffset + length) != 0)
            {
                length++;
            }

            byte[] name = new byte[length];
            Marshal.Copy(entry + NameOffset, name, 0, length);
            if (!name.AsSpan().SequenceEqual("."u8) && !name.AsSpan().SequenceEqual(".."u8))
            {
                names.Add(name);
            }
        }

        _ = CloseList(list);
        return names;
    }

    /// <summary>Looks at a file, folder or link, which is not followed.</summary>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="name">Its name there.</param>
    /// <returns>What the system tells of it; null when it is not there.</returns>
    public static byte[]? Stat(int folder, byte[] name)
    {
        byte[] result = new byte[StatLength];
        return StatX(folder, Ended(name), NoFollow, Everything, result) == 0 ? result : null;
    }

    /// <summary>Reads the extended attributes of a file, folder or link, access lists among them.</summary>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="name">Its name there.</param>
    /// <returns>The names and values.</returns>
    public static SortedDictionary<string, string> Attributes(int folder, byte[] name)
    {
        byte[] path = Ended([.. System.Text.Encoding.ASCII.GetBytes($"/proc/self/fd/{folder}/"), .. name]);
        byte[] buffer = new byte[LongestValue];
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        long length = ListAttributes(path, buffer, buffer.Length);
        foreach (string attribute in System.Text.Encoding.Latin1.GetString(buffer, 0, (int)Math.Max(0, length)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] value = new byte[LongestValue];
            long size = GetAttribute(path, Ended(System.Text.Encoding.Latin1.GetBytes(attribute)), value, value.Length);
            found[attribute] = size < 0 ? "" : Convert.ToHexString(value, 0, (int)size);
        }

        return found;
    }

    private static byte[] Ended(byte[] text) => [.. text, 0];

    [DllImport(Library, EntryPoint = "openat")]
    private static extern int OpenAt(int folder, byte[] path, int flags, int mode);

    [DllImport(Library, EntryPoint = "close")]
    private static extern int CloseFile(int file);

    [DllImport(Library, EntryPoint = "fdopendir")]
    private static extern nint OpenList(int folder);

    [DllImport(Library, EntryPoint = "readdir")]
    private static extern nint ReadList(nint list);

    [DllImport(Library, EntryPoint = "closedir")]
    private static extern int CloseList(nint list);

    [DllImport(Library, EntryPoint = "statx")]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] result);

    [DllImport(Library, EntryPoint = "llistxattr")]
    private static extern long ListAttributes(byte[] path, byte[] list, nint size);

    [DllImport(Library, EntryPoint = "lgetxattr")]
    private static extern long GetAttribute(byte[] path, byte[] name, byte[] value, nint size);
}

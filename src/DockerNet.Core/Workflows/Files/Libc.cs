using System.Runtime.InteropServices;
using System.Text;

namespace DockerNet.Workflows;

/// <summary>What of a Unix system the platform has no call for. On others nothing is done.</summary>
internal static class Libc
{
    /// <summary>Has all names in a folder written to its disk.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int file = Open(Bytes(folder), flags: 0);
        if (file >= 0)
        {
            // A file system that cannot do it writes names at once, or has no disk.
            _ = Sync(file);
            _ = Close(file);
        }
    }

    /// <summary>Lists the names of the extended attributes of a file, and not of what a link leads to.</summary>
    /// <param name="path">The file's full path.</param>
    /// <returns>The names; none where that is not known.</returns>
    public static string[] Attributes(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        byte[] text = Bytes(path);
        nint size = ListAttributes(text, null, 0);
        if (size <= 0)
        {
            return [];
        }

        byte[] names = new byte[size];
        size = ListAttributes(text, names, size);
        return size <= 0 ? [] : Encoding.UTF8.GetString(names, 0, (int)size).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes($"{path}\0");

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "llistxattr")]
    private static extern nint ListAttributes(byte[] path, byte[]? list, nint size);
}

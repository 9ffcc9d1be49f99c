using System.Runtime.InteropServices;

namespace DockerNet.Workflows;

/// <summary>Calls of the system. A path is its bytes with a zero at their end.</summary>
internal static partial class SystemCalls
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    public static partial int Stat(int folder, byte[] path, int flags, uint mask, Span<byte> result);

    [LibraryImport(Library, EntryPoint = "opendir", SetLastError = true)]
    public static partial nint OpenFolder(byte[] path);

    [LibraryImport(Library, EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenList(int folder);

    [LibraryImport(Library, EntryPoint = "readdir", SetLastError = true)]
    public static partial nint ReadList(nint list);

    [LibraryImport(Library, EntryPoint = "closedir")]
    public static partial int CloseList(nint list);

    [LibraryImport(Library, EntryPoint = "readlink", SetLastError = true)]
    public static partial nint ReadLink(byte[] path, Span<byte> target, nint size);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte[] path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int folder, byte[] path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "mkdir", SetLastError = true)]
    public static partial int MakeFolder(byte[] path, uint mode);

    [LibraryImport(Library, EntryPoint = "symlink", SetLastError = true)]
    public static partial int MakeLink(byte[] target, byte[] path);

    [LibraryImport(Library, EntryPoint = "link", SetLastError = true)]
    public static partial int MakeName(byte[] existing, byte[] path);

    [LibraryImport(Library, EntryPoint = "rename", SetLastError = true)]
    public static partial int Rename(byte[] path, byte[] name);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true)]
    public static partial int RemoveFile(byte[] path);

    [LibraryImport(Library, EntryPoint = "rmdir", SetLastError = true)]
    public static partial int RemoveFolder(byte[] path);

    [LibraryImport(Library, EntryPoint = "chmod", SetLastError = true)]
    public static partial int SetMode(byte[] path, uint mode);

    [LibraryImport(Library, EntryPoint = "utimensat", SetLastError = true)]
    public static partial int SetTimes(int folder, byte[] path, ReadOnlySpan<long> times, int flags);

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true)]
    public static partial nint ListAttributes(byte[] path, Span<byte> names, nint size);

    [LibraryImport(Library, EntryPoint = "lgetxattr", SetLastError = true)]
    public static partial nint GetAttribute(byte[] path, byte[] name, Span<byte> value, nint size);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool MakeWindowsName(string path, string existing, nint reserved);
}

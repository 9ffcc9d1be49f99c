using System.Runtime.InteropServices;
using DockerNet.Text;
using DockerNet.Wiring;
using Microsoft.Win32.SafeHandles;

namespace DockerNet.Workflows;

/// <summary>Files by the calls of Linux.</summary>
internal static class LinuxFiles
{
    // As the system's own headers have them, the same for all processors of 64 bits.
    private const int Here = -100;
    private const int NotFollowed = 0x100;
    private const int OfHandle = 0x1000;
    private const int NewFile = 0x1 | 0x40 | 0x80 | 0x80000;
    private const int ReadFile = 0x800 | 0x80000;
    private const long NotTouched = (1L << 30) - 2;
    private const int NoSuchFile = 2;
    private const int NotPermitted = 1;
    private const int NotAllowed = 13;

    private const int MostTarget = 1 << 16;

    /// <summary>Whether the calls are here.</summary>
    public static bool IsHere { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Looks at an item.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The item.</returns>
    public static LocalItem Read(string path)
    {
        byte[] name = Encode(path);
        byte[] buffer = new byte[LinuxStat.Size];
        Check(SystemCalls.Stat(Here, name, NotFollowed, LinuxStat.Mask, buffer), path);
        var stat = new LinuxStat(buffer);
        if (stat.Type is not TarType type)
        {
            return new LocalItem(path, null, null) { Touched = stat.Touched };
        }

        var header = new TarHeader
        {
            Type = type,
            LinkName = type == TarType.SymbolicLink ? ReadLink(name, path) : "",
            Mode = stat.Mode,
            UserId = stat.UserId,
            GroupId = stat.GroupId,
            Modified = stat.Modified,
            Length = type == TarType.File ? stat.Length : 0,
            Major = stat.Major,
            Minor = stat.Minor,
            Attributes = LinuxAttributes.Read(name),
        };
        return new LocalItem(path, header, type != TarType.Folder && stat.Links > 1 ? stat.Number : null) { Touched = stat.Touched };
    }

    /// <summary>Lists what is in a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The names.</returns>
    public static List<string> List(string path) => LinuxFolder.Names(SystemCalls.OpenFolder(Encode(path)), path);

    /// <summary>What something is that is no file, be it by a link.</summary>
    /// <param name="path">The path.</param>
    /// <returns>A word for it; null for a file.</returns>
    public static string? KindOf(string path)
    {
        byte[] buffer = new byte[LinuxStat.Size];
        Check(SystemCalls.Stat(Here, Encode(path), 0, LinuxStat.Mask, buffer), path);
        return KindOf(new LinuxStat(buffer));
    }

    /// <summary>What something is that is open and is no file.</summary>
    /// <param name="file">It.</param>
    /// <returns>A word for it; null for a file.</returns>
    public static string? KindOf(SafeFileHandle file)
    {
        byte[] buffer = new byte[LinuxStat.Size];
        Check(SystemCalls.Stat((int)file.DangerousGetHandle(), [0], OfHandle, LinuxStat.Mask, buffer), "");
        return KindOf(new LinuxStat(buffer));
    }

    private static string? KindOf(LinuxStat stat) => stat.Type switch
    {
        TarType.File => null,
        TarType.Folder => "a folder",
        TarType.Fifo => "a pipe",
        TarType.CharacterDevice or TarType.BlockDevice => "a device",
        _ => "a socket",
    };

    public static SafeFileHandle OpenToRead(string path) => Open(path, ReadFile, 0);

    public static SafeFileHandle OpenNew(string path, int mode) => Open(path, NewFile, mode);

    public static void CreateFolder(string path, int mode) => Check(SystemCalls.MakeFolder(Encode(path), (uint)mode), path);

    public static void CreateLink(string path, string target) => Check(SystemCalls.MakeLink(Encode(target), Encode(path)), path);

    public static void CreateName(string path, string existing) =>
        Check(SystemCalls.MakeName(Encode(existing), Encode(path)), path);

    public static void Move(string path, string name) => Check(SystemCalls.Rename(Encode(path), Encode(name)), name);

    public static void Delete(string path, bool isFolder)
    {
        int result = isFolder ? SystemCalls.RemoveFolder(Encode(path)) : SystemCalls.RemoveFile(Encode(path));
        if (result < 0 && Marshal.GetLastPInvokeError() != NoSuchFile)
        {
            Check(result, path);
        }
    }

    public static void SetMode(string path, int mode) => Check(SystemCalls.SetMode(Encode(path), (uint)mode), path);

    public static void SetTime(string path, TarTime time) => Check(
        SystemCalls.SetTimes(Here, Encode(path), [0, NotTouched, time.Seconds, time.Nanoseconds], NotFollowed), path);

    public static SafeFileHandle OpenFolder(string path) => Open(path, 0, 0);

    private static SafeFileHandle Open(string path, int flags, int mode)
    {
        int handle = SystemCalls.Open(Encode(path), flags, (uint)mode);
        Check(handle, path);
        return new SafeFileHandle(handle, ownsHandle: true);
    }

    private static string ReadLink(byte[] name, string path)
    {
        byte[] target = new byte[MostTarget];
        nint length = SystemCalls.ReadLink(name, target, target.Length);
        Check((int)length, path);
        return ByteText.Decode(target.AsSpan(0, (int)length));
    }

    /// <summary>Makes a path what the calls take.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] Encode(string path) => ByteText.Encode(path + '\0');

    /// <summary>Makes a failure of the system's an exception.</summary>
    /// <param name="result">What a call has answered.</param>
    /// <param name="path">What it was about.</param>
    public static void Check(int result, string path)
    {
        if (result >= 0)
        {
            return;
        }

        int error = Marshal.GetLastPInvokeError();
        string text = $"{path}: {Marshal.GetPInvokeErrorMessage(error)}";
        throw error switch
        {
            NoSuchFile => new FileNotFoundException(text, path),
            NotPermitted or NotAllowed => new UnauthorizedAccessException(text),
            _ => new IOException(text),
        };
    }
}

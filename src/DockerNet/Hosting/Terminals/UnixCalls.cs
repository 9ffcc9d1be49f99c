using System.Runtime.InteropServices;

namespace DockerNet.Hosting;

/// <summary>
/// What a Unix system does with terminals. Only calls are used whose structures need not be known: the terminal's settings
/// differ between systems, but whoever saves them, has them made raw and sets them again never looks into them.
/// </summary>
internal static class UnixCalls
{
    /// <summary>More than the settings of a terminal take on any system.</summary>
    public const int SettingsSize = 256;

    /// <summary>There is something to read.</summary>
    public const short Readable = 1;

    /// <summary>There is room to write.</summary>
    public const short Writable = 4;

    /// <summary>The call was interrupted by a signal.</summary>
    public const int Interrupted = 4;

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetSettings(int file, byte[] settings);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetSettings(int file, int when, byte[] settings);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(byte[] settings);

    [DllImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static extern int Pipe(int[] ends);

    [DllImport("libc", EntryPoint = "close")]
    public static extern int Close(int file);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll([In, Out] Waiting[] files, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int file, ref byte buffer, nuint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int file, ref readonly byte buffer, nuint count);

    /// <summary>A file that something is waited for on.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Waiting
    {
        /// <summary>Which one.</summary>
        public int File;

        /// <summary>What for.</summary>
        public short For;

        /// <summary>What there is.</summary>
        public short Found;
    }
}

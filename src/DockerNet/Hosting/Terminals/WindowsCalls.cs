using System.Runtime.InteropServices;

namespace DockerNet.Hosting;

/// <summary>What Windows does with consoles.</summary>
internal static class WindowsCalls
{
    /// <summary>The console's input.</summary>
    public const int Input = -10;

    /// <summary>The console's output.</summary>
    public const int Output = -11;

    [DllImport("kernel32", EntryPoint = "GetStdHandle")]
    public static extern nint GetHandle(int which);

    [DllImport("kernel32", EntryPoint = "GetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetMode(nint handle, out uint mode);

    [DllImport("kernel32", EntryPoint = "SetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool SetMode(nint handle, uint mode);

    [DllImport("kernel32", EntryPoint = "WaitForMultipleObjects", SetLastError = true)]
    public static extern uint Wait(uint count, nint[] handles, [MarshalAs(UnmanagedType.Bool)] bool all, uint milliseconds);

    [DllImport("kernel32", EntryPoint = "ReadConsoleInputW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Read(nint handle, [Out] Happening[] happenings, uint count, out uint read);

    [DllImport("kernel32", EntryPoint = "WriteConsoleW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Write(nint handle, ref readonly char text, uint count, out uint written, nint reserved);

    /// <summary>What happened at a console: only what is needed of a key.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 20)]
    public struct Happening
    {
        /// <summary>1 for a key, 4 for another size.</summary>
        [FieldOffset(0)]
        public ushort Kind;

        /// <summary>Whether the key went down.</summary>
        [FieldOffset(4)]
        public int IsDown;

        /// <summary>Which key it is.</summary>
        [FieldOffset(10)]
        public ushort Key;

        /// <summary>What it sends.</summary>
        [FieldOffset(14)]
        public char Character;
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace DockerNet.Testing;

/// <summary>A terminal without a screen: a program runs at it, what it shows is kept as text, and a test types.</summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
    private const int NotOurs = 0x100;
    private const string WhereIsTheCursor = "\e[6n";

    // By which programs ask how large the terminal is where its system does not tell: the last place there is.
    private const string WhereIsTheEnd = "\e[999;999H\e[6n";

    private readonly StringBuilder _shown = new();
    private readonly FileStream _master;
    private readonly SafeFileHandle _slave;
    private readonly Process _process;
    private (int Columns, int Rows) _size;

    /// <summary>Starts a program at a terminal of its own.</summary>
    public PseudoTerminal(string program, string[] arguments, int columns, int rows)
    {
        int master = Open(ReadWrite | NotOurs);
        byte[] name = new byte[64];
        if (master < 0 || Grant(master) != 0 || Unlock(master) != 0 || Name(master, name, (nuint)name.Length) != 0)
        {
            throw new IOException("There is no pseudo-terminal to be had.");
        }

        Path = Encoding.ASCII.GetString(name).TrimEnd('\0');
        // Held open, or reading would fail before the program has come and as soon as it has gone.
        _slave = new SafeFileHandle(OpenFile(Encoding.ASCII.GetBytes(Path + '\0'), ReadWrite | NotOurs), ownsHandle: true);
        Resize(columns, rows);
        _process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec setsid -c \"$@\" <\"$0\" >\"$0\" 2>&1", Path, program, .. arguments]));
        _master = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        new Thread(Read) { IsBackground = true }.Start();
    }

    public string Path { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What has been shown and not been found yet.</summary>
    public string Text
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>How the terminal is set now, as stty writes it.</summary>
    public string Mode => Stty("-g");

    /// <summary>Looks for something that is shown. When it is there, it is done with, and all before it.</summary>
    public bool Find(string pattern)
    {
        lock (_shown)
        {
            Match match = Regex.Match(_shown.ToString(), pattern);
            _shown.Remove(0, match.Index + match.Length);
            return match.Success;
        }
    }

    public void Type(string text) => _master.Write(Encoding.UTF8.GetBytes(text));

    public void Resize(int columns, int rows)
    {
        _size = (columns, rows);
        Stty("cols", $"{columns}", "rows", $"{rows}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        // A read that waits ends when nobody has the other end open.
        _slave.Dispose();
    }

    private void Read()
    {
        byte[] buffer = new byte[4096];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] text = new char[buffer.Length];
        try
        {
            while (_master.Read(buffer) is int count && count > 0)
            {
                string part = new(text, 0, decoder.GetChars(buffer, 0, count, text, 0));
                lock (_shown)
                {
                    _shown.Append(part);
                }

                // Line editors ask, and wait for the answer.
                if (part.Contains(WhereIsTheCursor, StringComparison.Ordinal))
                {
                    Type(part.Contains(WhereIsTheEnd, StringComparison.Ordinal) ? $"\e[{_size.Rows};{_size.Columns}R" : "\e[1;1R");
                }
            }
        }
        catch (IOException)
        {
            // The program has ended.
        }

        _master.Dispose();
    }

    private string Stty(params string[] arguments)
    {
        using Process stty = Process.Start(new ProcessStartInfo("stty", ["-F", Path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        string output = stty.StandardOutput.ReadToEnd().Trim();
        stty.WaitForExit();
        return stty.ExitCode == 0 ? output : throw new IOException(stty.StandardError.ReadToEnd());
    }

    [DllImport("libc", EntryPoint = "posix_openpt")]
    private static extern int Open(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    private static extern int Grant(int file);

    [DllImport("libc", EntryPoint = "unlockpt")]
    private static extern int Unlock(int file);

    [DllImport("libc", EntryPoint = "ptsname_r")]
    private static extern int Name(int file, byte[] name, nuint length);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int OpenFile(byte[] path, int flags);
}

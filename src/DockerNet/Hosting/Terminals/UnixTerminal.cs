using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerNet.Contracts;

namespace DockerNet.Hosting;

/// <summary>
/// The terminal of a session on Unix. Keys are read from the file itself: the platform's console would make characters of them.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixTerminal : ITerminal
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Now = 0;
    private const int Forever = -1;

    // Opaque, see there.
    private readonly byte[] _settings = new byte[UnixCalls.SettingsSize];
    private readonly byte[] _raw = new byte[UnixCalls.SettingsSize];

    // What is written here ends a wait for keys. A blocked read would take the next key after it, which is no longer ours.
    private readonly int[] _wake = new int[2];
    private readonly PosixSignalRegistration[] _signals;
    private readonly Lock _lock = new();
    private bool _isRaw;

    /// <summary>Takes the terminal.</summary>
    public UnixTerminal()
    {
        if (UnixCalls.GetSettings(Input, _settings) != 0 || UnixCalls.Pipe(_wake) != 0)
        {
            throw new EngineException(ContainerErrors.TerminalMissing, $"there is no terminal: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        _settings.CopyTo(_raw, 0);
        UnixCalls.MakeRaw(_raw);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Resized?.Invoke()),
            // Where it has been held and goes on, the platform and the shell around have each set what they like.
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Continue()),
            // They end the process, as before; but not with a terminal that shows nothing of what is typed.
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Restore()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Restore()),
        ];
        _isRaw = true;
        _ = UnixCalls.SetSettings(Input, Now, _raw);
    }

    public event Action? Resized;

    public TerminalSize Size => Terminals.Size;

    public Task<int> ReadAsync(Memory<byte> buffer, CancellationToken token) => Task.Run(() => Read(buffer.Span, token), token);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint count = UnixCalls.Write(Output, in bytes[0], (nuint)bytes.Length);
            if (count > 0)
            {
                bytes = bytes[(int)count..];
            }
            else if (!IsWorthRetrying(Output, UnixCalls.Writable))
            {
                // Nobody sees it any more. Whoever hangs up sends a signal too.
                return;
            }
        }
    }

    public void Restore()
    {
        lock (_lock)
        {
            if (_isRaw)
            {
                _isRaw = false;
                _ = UnixCalls.SetSettings(Input, Now, _settings);
            }
        }
    }

    public void Dispose()
    {
        Restore();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Array.ForEach(_signals, static signal => signal.Dispose());
        Array.ForEach(_wake, static end => _ = UnixCalls.Close(end));
    }

    private void OnExit(object? sender, EventArgs e) => Restore();

    private void Continue()
    {
        lock (_lock)
        {
            if (_isRaw)
            {
                _ = UnixCalls.SetSettings(Input, Now, _raw);
            }
        }

        Resized?.Invoke();
    }

    private void Wake() => _ = UnixCalls.Write(_wake[1], in _raw[0], 1);

    private int Read(Span<byte> buffer, CancellationToken token)
    {
        using CancellationTokenRegistration stop = token.Register(Wake);
        UnixCalls.Waiting[] files =
        [
            new() { File = Input, For = UnixCalls.Readable },
            new() { File = _wake[0], For = UnixCalls.Readable },
        ];
        while (true)
        {
            int ready = UnixCalls.Poll(files, (nuint)files.Length, Forever);
            token.ThrowIfCancellationRequested();
            if (ready > 0 && files[0].Found != 0)
            {
                nint count = UnixCalls.Read(Input, ref buffer[0], (nuint)buffer.Length);
                if (count >= 0 || !IsWorthRetrying(Input, UnixCalls.Readable))
                {
                    return (int)Math.Max(count, 0);
                }
            }
        }
    }

    // Whether a call failed only since it was interrupted, or since the file was given to somebody who does not want to wait.
    private static bool IsWorthRetrying(int file, short what)
    {
        if (Marshal.GetLastPInvokeError() == UnixCalls.Interrupted)
        {
            return true;
        }

        UnixCalls.Waiting[] files = [new() { File = file, For = what }];
        return UnixCalls.Poll(files, 1, 0) == 0 && UnixCalls.Poll(files, 1, Forever) > 0;
    }
}

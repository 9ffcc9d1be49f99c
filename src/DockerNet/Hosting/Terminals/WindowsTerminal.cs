using System.Text;
using DockerNet.Contracts;

namespace DockerNet.Hosting;

/// <summary>
/// The console of a session on Windows, which is told to speak as terminals do elsewhere. The project's own tests run where
/// there is no such console: this is written by its documentation.
/// </summary>
internal sealed class WindowsTerminal : ITerminal
{
    // Of the input: Ctrl+C is a key, nothing waits for a line, nothing is shown; sizes are told, and keys send sequences.
    private const uint LineModes = 0x1 | 0x2 | 0x4;
    private const uint InputModes = 0x8 | 0x200;

    // Of the output: sequences are understood, and a line's end is no return.
    private const uint OutputModes = 0x1 | 0x4 | 0x8;

    private const ushort KeyKind = 1;
    private const ushort SizeKind = 4;

    // Characters that are typed by their number come when this one is let go.
    private const ushort AltKey = 0x12;
    private const uint Forever = uint.MaxValue;
    private const int MostHappenings = 128;

    private readonly nint _input = WindowsCalls.GetHandle(WindowsCalls.Input);
    private readonly nint _output = WindowsCalls.GetHandle(WindowsCalls.Output);
    private readonly uint _inputMode;
    private readonly uint _outputMode;

    // What is cut within a character is put together again.
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly Lock _lock = new();
    private bool _isRaw;

    /// <summary>Takes the console.</summary>
    public WindowsTerminal()
    {
        if (!WindowsCalls.GetMode(_input, out _inputMode) || !WindowsCalls.GetMode(_output, out _outputMode))
        {
            throw new EngineException(ContainerErrors.TerminalMissing, "there is no console");
        }

        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _isRaw = true;
        if (!WindowsCalls.SetMode(_input, (_inputMode & ~LineModes) | InputModes) || !WindowsCalls.SetMode(_output, _outputMode | OutputModes))
        {
            Dispose();
            throw new EngineException(ContainerErrors.TerminalMissing, "the console does not know the sequences of terminals");
        }
    }

    public event Action? Resized;

    public TerminalSize Size => Terminals.Size;

    public Task<int> ReadAsync(Memory<byte> buffer, CancellationToken token) => Task.Run(() => Read(buffer.Span, token), token);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        ReadOnlySpan<char> left = text.AsSpan(0, _decoder.GetChars(bytes, text, flush: false));
        while (left.Length > 0 && WindowsCalls.Write(_output, in left[0], (uint)left.Length, out uint written, 0))
        {
            left = left[(int)written..];
        }
    }

    public void Restore()
    {
        lock (_lock)
        {
            if (_isRaw)
            {
                _isRaw = false;
                _ = WindowsCalls.SetMode(_input, _inputMode);
                _ = WindowsCalls.SetMode(_output, _outputMode);
            }
        }
    }

    public void Dispose()
    {
        Restore();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private void OnExit(object? sender, EventArgs e) => Restore();

    private int Read(Span<byte> buffer, CancellationToken token)
    {
        nint[] handles = [token.WaitHandle.SafeWaitHandle.DangerousGetHandle(), _input];
        // Each may be a character of up to three bytes.
        var happenings = new WindowsCalls.Happening[Math.Min(MostHappenings, buffer.Length / 3)];
        Span<char> typed = stackalloc char[MostHappenings];
        while (true)
        {
            _ = WindowsCalls.Wait((uint)handles.Length, handles, all: false, Forever);
            token.ThrowIfCancellationRequested();
            if (!WindowsCalls.Read(_input, happenings, (uint)happenings.Length, out uint count))
            {
                return 0;
            }

            int length = 0;
            foreach (WindowsCalls.Happening one in happenings.AsSpan(0, (int)count))
            {
                if (one.Kind == SizeKind)
                {
                    Resized?.Invoke();
                }
                else if (one.Kind == KeyKind && one.Character != 0 && (one.IsDown != 0 || one.Key == AltKey))
                {
                    typed[length++] = one.Character;
                }
            }

            if (_encoder.GetBytes(typed[..length], buffer, flush: false) is int bytes && bytes > 0)
            {
                return bytes;
            }
        }
    }
}

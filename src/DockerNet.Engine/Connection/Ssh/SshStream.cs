using System.Diagnostics;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>A connection to an engine through a running ssh: what that says, when it ends too early, is why there is none.</summary>
internal sealed class SshStream : Stream
{
    private const int NoSuchCommand = 127;

    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly Task<string> _said;
    private readonly Lazy<Task<EngineException>> _failure;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasAnswered;

    public SshStream(Process process)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        _output = process.StandardOutput.BaseStream;
        _said = ExternalProgram.ReadAsync(process.StandardError, CancellationToken.None);
        _failure = new Lazy<Task<EngineException>>(FailureAsync);
    }

    /// <summary>Ends when the engine has answered for the first time, or never will.</summary>
    public Task Answered => _answered.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the sending side. What the engine sends can still be read.</summary>
    public void CloseWrite() => _input.Dispose();

    public override void Flush() => _input.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _input.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _output.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await _output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            _hasAnswered = true;
            _answered.TrySetResult();
        }

        return count > 0 || buffer.Length == 0 || _hasAnswered ? count : throw await _failure.Value.ConfigureAwait(false);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _input.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _input.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!_hasAnswered)
        {
            throw await _failure.Value.ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _answered.TrySetResult();
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has ended.
            }

            _input.Dispose();
            _output.Dispose();
            _process.Dispose();
        }

        base.Dispose(disposing);
    }

    // Both sides of the connection come to it.
    private async Task<EngineException> FailureAsync()
    {
        string said;
        int? code = null;
        try
        {
            using var limit = new CancellationTokenSource(s_endLimit);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            code = _process.ExitCode;
            said = await _said.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            said = "";
        }

        _answered.TrySetResult();
        string last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("it ended without a word");
        EngineErrorWords? words = ErrorRules.Find(said);
        return new EngineException(
            words?.Kind ?? EngineErrors.EngineUnreachable,
            code == NoSuchCommand ? $"there is no docker client to reach the engine by ({last})" : $"ssh says: {last}");
    }
}

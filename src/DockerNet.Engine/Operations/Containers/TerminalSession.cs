using System.Net.Sockets;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>A command with a terminal in a container: bytes go both ways as they are.</summary>
internal sealed class TerminalSession(DockerClient client, string id, MultiplexedStream stream) : ITerminalCommand
{
    // More than any engine says of a command that it cannot start.
    private const int LongestComplaint = 16 * 1024;

    private static readonly string[] s_complaints = ["OCI runtime exec failed:", "unable to find user", "unable to find group"];

    private readonly ExecSession _exec = new(client, id, stream, input: null);
    private bool _started;

    public async Task<int> ReadAsync(byte[] buffer, CancellationToken token)
    {
        int count = await ReadPartAsync(buffer, 0, token).ConfigureAwait(false);
        if (_started)
        {
            return count;
        }

        // The engine writes its complaint at once, and nothing after it.
        _started = true;
        int most = Math.Min(buffer.Length, LongestComplaint);
        if (!Array.Exists(s_complaints, words => Encoding.UTF8.GetString(buffer, 0, count).StartsWith(words, StringComparison.Ordinal)))
        {
            return count;
        }

        while (count < most)
        {
            int more = await ReadPartAsync(buffer, count, token).ConfigureAwait(false);
            if (more == 0)
            {
                ExecSession.CheckStart(await WaitAsync(token).ConfigureAwait(false), Encoding.UTF8.GetString(buffer, 0, count));
                break;
            }

            count += more;
        }

        return count;
    }

    public async Task<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        try
        {
            await stream.WriteAsync(bytes.ToArray(), 0, bytes.Length, token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The command has ended. What it wrote last is still to be read.
            return false;
        }
    }

    public Task ResizeAsync(TerminalSize size, CancellationToken token) => EngineCall.RunAsync(
        t => client.Exec.ResizeExecTtyAsync(id, new ContainerResizeParameters { Height = size.Rows, Width = size.Columns }, t), token);

    public async Task<int> WaitAsync(CancellationToken token)
    {
        try
        {
            return await _exec.WaitAsync(token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotRunning || error.Kind == ContainerErrors.ContainerNotFound)
        {
            throw new EngineException(ContainerErrors.ContainerEnded, "the container has ended, and the command in it with it", error);
        }
    }

    public void Dispose() => _exec.Dispose();

    private async Task<int> ReadPartAsync(byte[] buffer, int offset, CancellationToken token)
    {
        MultiplexedStream.ReadResult read = await EngineCall
            .RunWithoutLimitAsync(t => stream.ReadOutputAsync(buffer, offset, buffer.Length - offset, t), token)
            .ConfigureAwait(false);
        return read.EOF ? 0 : read.Count;
    }
}

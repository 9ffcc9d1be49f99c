using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>A command that runs in a container: its input is sent while its output is read.</summary>
internal sealed class ExecSession : IRunningCommand
{
    private const int PartSize = 64 * 1024;

    // What the engine prints in the command's place when it cannot start it.
    private static readonly Regex s_failedStart = new(@"\A(OCI runtime exec failed:|unable to find (user|group)) .*\s*\z");

    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(20);

    private readonly DockerClient _client;
    private readonly string _id;
    private readonly MultiplexedStream _stream;

    public ExecSession(DockerClient client, string id, MultiplexedStream stream, ReadOnlyMemory<byte>? input)
    {
        _client = client;
        _id = id;
        _stream = stream;
        if (input is ReadOnlyMemory<byte> bytes)
        {
            _ = SendAsync(bytes);
        }
    }

    public async Task<ProcessOutput> ReadToEndAsync(int most, CancellationToken token)
    {
        (string output, string error) = await OutputReader.ReadToEndAsync(_stream, most, token).ConfigureAwait(false);
        int exitCode = await WaitAsync(token).ConfigureAwait(false);
        CheckStart(exitCode, output);
        return new ProcessOutput(exitCode, output, error);
    }

    public async IAsyncEnumerable<OutputLine> ReadLinesAsync([EnumeratorCancellation] CancellationToken token)
    {
        bool first = true;
        OutputLine? held = null;
        await foreach (OutputLine line in OutputReader.ReadLinesAsync(_stream, stamped: false, isEndless: true, token).ConfigureAwait(false))
        {
            if (held is not null)
            {
                yield return held;
                held = null;
            }

            if (first && s_failedStart.IsMatch(line.Text))
            {
                // It is the engine's if no other follows.
                held = line;
            }
            else
            {
                yield return line;
            }

            first = false;
        }

        if (held is not null)
        {
            CheckStart(await WaitAsync(token).ConfigureAwait(false), held.Text);
            yield return held;
        }
    }

    // The streams may end a moment before the engine knows how the command ended.
    public async Task<int> WaitAsync(CancellationToken token)
    {
        while (true)
        {
            ContainerExecInspectResponse state = await EngineCall
                .RunAsync(t => _client.Exec.InspectContainerExecAsync(_id, t), token)
                .ConfigureAwait(false);
            if (!state.Running)
            {
                return int.CreateSaturating(state.ExitCode ?? await ExitCodeAsync(token).ConfigureAwait(false));
            }

            await Task.Delay(s_pollInterval, token).ConfigureAwait(false);
        }
    }

    public async Task<int?> FindProcessAsync(CancellationToken token)
    {
        ContainerExecInspectResponse state = await EngineCall
            .RunAsync(t => _client.Exec.InspectContainerExecAsync(_id, t), token)
            .ConfigureAwait(false);
        return state.Running && state.Pid is > 1 and <= int.MaxValue ? (int)state.Pid : null;
    }

    // Of a command that has ended it is told soon, or never.
    private Task<long> ExitCodeAsync(CancellationToken token) => EngineCall.RunAsync(
        async t =>
        {
            while (true)
            {
                await Task.Delay(s_pollInterval, t).ConfigureAwait(false);
                ContainerExecInspectResponse state = await _client.Exec.InspectContainerExecAsync(_id, t).ConfigureAwait(false);
                if (state.ExitCode is long exitCode)
                {
                    return exitCode;
                }
            }
        },
        token);

    // What is still being sent ends with an error, which nobody minds.
    public void Dispose() => _stream.Dispose();

    /// <summary>Fails where a command was not started, but its engine's complaint printed.</summary>
    /// <param name="exitCode">The command's exit code.</param>
    /// <param name="output">All that was printed.</param>
    public static void CheckStart(int exitCode, string output)
    {
        if (exitCode is (126 or 127) && s_failedStart.IsMatch(output))
        {
            throw ErrorTranslator.FromMessage(output.Trim(), EngineErrors.InvalidArgument);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            byte[] part = new byte[Math.Min(PartSize, input.Length)];
            while (input.Length > 0)
            {
                int length = Math.Min(part.Length, input.Length);
                input[..length].CopyTo(part);
                await _stream.WriteAsync(part, 0, length, CancellationToken.None).ConfigureAwait(false);
                input = input[length..];
            }

            _stream.CloseWrite();
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // A command need not read all that it is given.
        }
    }
}

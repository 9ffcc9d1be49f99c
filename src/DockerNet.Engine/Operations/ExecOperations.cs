using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using IExecOperations = DockerNet.Contracts.IExecOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Running commands in containers.</summary>
internal sealed class ExecOperations(DockerClient client) : IExecOperations
{
    // What the engine prints in the command's place when it cannot start it.
    private static readonly Regex s_failedStart = new(@"\A(OCI runtime exec failed:|unable to find (user|group)) .*\s*\z");

    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(20);

    public async Task<ProcessOutput> RunAsync(string container, ExecRequest request, CancellationToken token)
    {
        var parameters = new ContainerExecCreateParameters
        {
            Cmd = [.. request.Command],
            Env = [.. request.Env],
            User = request.User,
            WorkingDir = request.WorkingDirectory,
            AttachStdout = true,
            AttachStderr = true,
        };
        ContainerExecCreateResponse exec = await EngineCall
            .RunAsync(t => client.Exec.CreateContainerExecAsync(Reference.Container(container), parameters, t), token)
            .ConfigureAwait(false);
        (string output, string error) = await EngineCall
            .RunWithoutLimitAsync(t => ReadAsync(exec.ID, t), token)
            .ConfigureAwait(false);
        long exitCode = await ExitCodeAsync(exec.ID, token).ConfigureAwait(false);
        if (exitCode is (126 or 127) && s_failedStart.IsMatch(output))
        {
            throw ErrorTranslator.FromMessage(output.Trim(), EngineErrorKind.InvalidArgument);
        }

        return new ProcessOutput(int.CreateSaturating(exitCode), output, error);
    }

    private async Task<(string Output, string Error)> ReadAsync(string exec, CancellationToken token)
    {
        using MultiplexedStream stream = await client.Exec
            .StartContainerExecAsync(exec, new ContainerExecStartParameters(), token)
            .ConfigureAwait(false);
        return await stream.ReadOutputToEndAsync(token).ConfigureAwait(false);
    }

    // The streams may end a moment before the engine knows how the command ended.
    private async Task<long> ExitCodeAsync(string exec, CancellationToken token)
    {
        while (true)
        {
            ContainerExecInspectResponse state = await EngineCall
                .RunAsync(t => client.Exec.InspectContainerExecAsync(exec, t), token)
                .ConfigureAwait(false);
            if (!state.Running && state.ExitCode is long exitCode)
            {
                return exitCode;
            }

            await Task.Delay(s_pollInterval, token).ConfigureAwait(false);
        }
    }
}

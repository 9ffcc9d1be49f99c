using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using IExecOperations = DockerNet.Contracts.IExecOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Running commands in containers.</summary>
internal sealed class ExecOperations(DockerClient client) : IExecOperations
{
    public async Task<ProcessOutput> RunAsync(string container, ExecRequest request, CancellationToken token)
    {
        using ExecSession session = await OpenSessionAsync(container, request, token).ConfigureAwait(false);
        return await session.ReadToEndAsync(token).ConfigureAwait(false);
    }

    public async Task<IRunningCommand> OpenAsync(string container, ExecRequest request, CancellationToken token) =>
        await OpenSessionAsync(container, request, token).ConfigureAwait(false);

    public async Task StartAsync(string container, ExecRequest request, CancellationToken token)
    {
        string id = await CreateAsync(container, request, attach: false, token).ConfigureAwait(false);
        await EngineCall
            .RunAsync(
                async t =>
                {
                    var parameters = new ContainerExecStartParameters { Detach = true };
                    using MultiplexedStream nothing = await client.Exec.StartContainerExecAsync(id, parameters, t).ConfigureAwait(false);
                },
                token)
            .ConfigureAwait(false);
    }

    private async Task<ExecSession> OpenSessionAsync(string container, ExecRequest request, CancellationToken token)
    {
        string id = await CreateAsync(container, request, attach: true, token).ConfigureAwait(false);
        ConnectionStream.Track();
        MultiplexedStream stream = await EngineCall
            .RunWithoutLimitAsync(
                t => client.Exec.StartContainerExecAsync(id, new ContainerExecStartParameters { TTY = request.Tty }, t), token)
            .ConfigureAwait(false);
        return new ExecSession(client, id, stream, request.Input);
    }

    private async Task<string> CreateAsync(string container, ExecRequest request, bool attach, CancellationToken token)
    {
        var parameters = new ContainerExecCreateParameters
        {
            Cmd = [.. request.Command],
            Env = [.. request.Env],
            User = request.User,
            WorkingDir = request.WorkingDirectory,
            Privileged = request.Privileged,
            TTY = request.Tty,
            AttachStdin = attach && request.Input is not null,
            AttachStdout = attach,
            AttachStderr = attach,
        };
        ContainerExecCreateResponse exec = await EngineCall
            .RunAsync(t => client.Exec.CreateContainerExecAsync(Reference.Container(container), parameters, t), token)
            .ConfigureAwait(false);
        return exec.ID;
    }
}

using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using IExecOperations = DockerNet.Contracts.IExecOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Running commands in containers.</summary>
internal sealed class ExecOperations(DockerClient client) : IExecOperations
{
    public async Task<IRunningCommand> OpenAsync(string container, ExecRequest request, CancellationToken token)
    {
        string id = await CreateAsync(container, Parameters(request, attach: true), token).ConfigureAwait(false);
        return new ExecSession(client, id, await AttachAsync(id, request.Tty, token).ConfigureAwait(false), request.Input);
    }

    public async Task<ITerminalCommand> OpenTerminalAsync(
        string container, ExecRequest request, TerminalSize size, CancellationToken token)
    {
        ContainerExecCreateParameters parameters = Parameters(request, attach: true);
        parameters.AttachStdin = parameters.TTY = true;
        parameters.DetachKeys = request.DetachKeys;
        // Engines that do not know it leave it out, and are told when the command runs.
        parameters.ConsoleSize = new ConsoleSize { Height = (ulong)size.Rows, Width = (ulong)size.Columns };
        string id = await CreateAsync(container, parameters, token).ConfigureAwait(false);
        return new TerminalSession(client, id, await AttachAsync(id, tty: true, token).ConfigureAwait(false));
    }

    public async Task StartAsync(string container, ExecRequest request, CancellationToken token)
    {
        string id = await CreateAsync(container, Parameters(request, attach: false), token).ConfigureAwait(false);
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

    private static ContainerExecCreateParameters Parameters(ExecRequest request, bool attach) => new()
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

    private async Task<string> CreateAsync(string container, ContainerExecCreateParameters parameters, CancellationToken token)
    {
        ContainerExecCreateResponse exec = await EngineCall
            .RunAsync(t => client.Exec.CreateContainerExecAsync(Reference.Container(container), parameters, t), token)
            .ConfigureAwait(false);
        return EngineCall.Read(() => Values.Required(exec.ID));
    }

    private Task<MultiplexedStream> AttachAsync(string id, bool tty, CancellationToken token)
    {
        ConnectionStream.Track();
        return EngineCall.RunAsync(
            t => client.Exec.StartContainerExecAsync(id, new ContainerExecStartParameters { TTY = tty }, t), token);
    }
}

using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Writes the files by which a running container finds names, its hosts file and its resolver's. The engine keeps them
/// outside of the container and refuses to have them replaced from there; they can only be written from inside.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class NameFile(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Writes one.</summary>
    /// <param name="container">The container. It must run.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is written.</returns>
    /// <exception cref="EngineException">Nothing on the engine can write it.</exception>
    public async Task WriteAsync(Container container, string path, string text, CancellationToken token)
    {
        string[] command = ["sh", "-c", "printf %s \"$1\" > \"$2\"", "sh", text, path];
        if (await TryExecAsync(container, command, token))
        {
            return;
        }

        // Who shares a container's network shares these files too.
        var request = new ContainerRequest
        {
            Image = container.ImageId,
            Command = command,
            Network = $"container:{container.Id}",
        };
        if (await new HelperContainer(engine, cleanUp).RunAsync(request, EngineLimits.ProgramTime, token) is not { ExitCode: 0 })
        {
            throw ProbeImage.Missing($"{container.Name} and its image have no shell to write its {path} with");
        }
    }

    /// <summary>Has a container ask the networks for names, as the engine has it do where there is no legacy link.</summary>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it does, or does not run.</returns>
    public async Task AskNetworksAsync(Container container, CancellationToken token)
    {
        if (!LinkRules.IsActive(container))
        {
            return;
        }

        string text = await engine.Containers.ReadFileAsync(container.Id, ResolverFile.Path, token);
        if (!ResolverFile.AsksNetworks(text))
        {
            await WriteAsync(container, ResolverFile.Path, ResolverFile.WithNetworks(text), token);
        }
    }

    private async Task<bool> TryExecAsync(Container container, string[] command, CancellationToken token)
    {
        try
        {
            var request = new ExecRequest { Command = command, User = "0" };
            return (await new BoundedProgram(engine, cleanUp)
                .RunAsync(container.Id, request, EngineLimits.ProgramTime, token)).ExitCode == 0;
        }
        catch (EngineException error) when (
            error.Kind.IsAny(ContainerErrors.CommandNotFound, ContainerErrors.ContainerPaused, LinkErrors.LinkSourceNotRunning, LinkErrors.LinkSourceNotOnBridge))
        {
            return false;
        }
    }
}

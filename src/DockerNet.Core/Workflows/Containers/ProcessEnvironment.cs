using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Reads the environment that a container's first process really has, which inspection does not tell.
/// </summary>
internal static class ProcessEnvironment
{
    private static readonly string[] s_command = ["cat", "/proc/1/environ"];

    /// <summary>Reads it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container. It must run.</param>
    /// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The variables as <c>NAME=VALUE</c>; null when nothing on the engine can read them.</returns>
    public static async Task<IReadOnlyList<string>?> ReadAsync(
        IEngine engine,
        Container container,
        Func<Func<CancellationToken, Task>, Task> cleanUp,
        CancellationToken token)
    {
        ProcessOutput? output = await TryExecAsync(engine, container, cleanUp, token)
            ?? await TryHelperAsync(engine, container, cleanUp, token);
        return output?.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<ProcessOutput?> TryExecAsync(
        IEngine engine,
        Container container,
        Func<Func<CancellationToken, Task>, Task> cleanUp,
        CancellationToken token)
    {
        try
        {
            // As root: a process may read another's environment only as its owner.
            var request = new ExecRequest { Command = s_command, User = "0" };
            return Usable(
                await new BoundedProgram(engine, cleanUp).RunAsync(container.Id, request, EngineLimits.ProgramTime, token));
        }
        catch (EngineException error) when (
            error.Kind.IsAny(LinkErrors.LinkSourceNotRunning, LinkErrors.LinkSourceNotOnBridge, ContainerErrors.ContainerPaused, ContainerErrors.CommandNotFound))
        {
            return null;
        }
    }

    // The engine refuses to run commands in a container with a dead link, but lets another share its processes.
    private static async Task<ProcessOutput?> TryHelperAsync(
        IEngine engine,
        Container container,
        Func<Func<CancellationToken, Task>, Task> cleanUp,
        CancellationToken token)
    {
        var request = new ContainerRequest
        {
            Image = container.ImageId,
            Command = s_command,
            Network = "none",
            PidMode = $"container:{container.Id}",
        };
        ProcessOutput? output = await new HelperContainer(engine, cleanUp).RunAsync(request, EngineLimits.ProgramTime, token);
        return output is null ? null : Usable(output);
    }

    private static ProcessOutput? Usable(ProcessOutput output) => output.ExitCode == 0 ? output : null;
}

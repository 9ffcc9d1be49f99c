using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Ends programs that the module has started in containers. No engine can, and no container's own tools are to be trusted
/// with it, so a program of the module's own does.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class ProgramEnd(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Ends one, with all that it started.</summary>
    /// <param name="command">The program.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it has ended, or cannot be ended.</returns>
    public async Task EndAsync(IRunningCommand command, CancellationToken token)
    {
        if (await command.FindProcessAsync(token).ConfigureAwait(false) is not int process)
        {
            return;
        }

        await EndImage.WithAsync(engine, RunAsync, token).ConfigureAwait(false);

        // The engine starts it as the first of a group of processes.
        Task RunAsync(string image) => new HelperContainer(engine, cleanUp).RunOnlyAsync(
            new ContainerRequest
            {
                Image = image,
                Command = [EndImage.Program, $"{process}"],
                Network = "none",
                PidMode = "host",
                User = "0",
            },
            EngineLimits.ProgramTime,
            token);
    }
}

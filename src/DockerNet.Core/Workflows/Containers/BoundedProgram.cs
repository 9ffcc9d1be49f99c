using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Runs programs in containers to their end. The container may have put anything in their place: what prints or takes more
/// than it may is ended, with all that it started.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class BoundedProgram(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Runs a program.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">The program.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops the work, and the program.</param>
    /// <returns>What it printed and its exit code.</returns>
    /// <exception cref="EngineException">
    /// It took too long, or printed too much: <see cref="ContainerErrors.ProgramTimeout"/>, <see cref="ContainerErrors.OutputTooLarge"/>.
    /// </exception>
    public Task<ProcessOutput> RunAsync(string container, ExecRequest request, TimeSpan limit, CancellationToken token) =>
        RunAsync(container, request, limit, EngineLimits.ProgramBytes, token);

    /// <summary>Runs a program of the user's, which may take as long as it takes.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">The program.</param>
    /// <param name="token">Stops the work, and the program.</param>
    /// <returns>What it printed and its exit code.</returns>
    /// <exception cref="EngineException">It printed too much: <see cref="ContainerErrors.OutputTooLarge"/>.</exception>
    public Task<ProcessOutput> RunAsync(string container, ExecRequest request, CancellationToken token) =>
        RunAsync(container, request, Timeout.InfiniteTimeSpan, EngineLimits.CommandBytes, token);

    private async Task<ProcessOutput> RunAsync(
        string container, ExecRequest request, TimeSpan limit, int most, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(limit);
        IRunningCommand? command = null;
        bool ended = false;
        try
        {
            command = await engine.Exec.OpenAsync(container, request, deadline.Token).ConfigureAwait(false);
            ProcessOutput output = await command.ReadToEndAsync(most, deadline.Token).ConfigureAwait(false);
            ended = true;
            return output;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new EngineException(
                ContainerErrors.ProgramTimeout, $"{request.Command[0]} in the container did not end within {limit.TotalSeconds:0} s");
        }
        catch (EngineException error) when (error.Kind != ContainerErrors.OutputTooLarge)
        {
            // It could not be started, or the engine has lost it.
            ended = true;
            throw;
        }
        finally
        {
            if (command is not null && !ended)
            {
                await cleanUp(t => new ProgramEnd(engine, cleanUp).EndAsync(command, t)).ConfigureAwait(false);
            }

            command?.Dispose();
        }
    }
}

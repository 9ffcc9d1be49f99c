namespace DockerNet.Contracts;

/// <summary>A command that runs in a container.</summary>
public interface IRunningCommand : IDisposable
{
    /// <summary>Reads all that it prints, and waits for its end.</summary>
    /// <param name="most">How many bytes may be printed.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>What it printed and its exit code.</returns>
    /// <exception cref="EngineException">It prints more: <see cref="ContainerErrors.OutputTooLarge"/>.</exception>
    Task<ProcessOutput> ReadToEndAsync(int most, CancellationToken token);

    /// <summary>Reads what it prints, line by line as it comes, to its end.</summary>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The lines.</returns>
    IAsyncEnumerable<OutputLine> ReadLinesAsync(CancellationToken token);

    /// <summary>Waits for its end, after all that it prints has been read.</summary>
    /// <param name="token">Stops the wait.</param>
    /// <returns>Its exit code.</returns>
    Task<int> WaitAsync(CancellationToken token);

    /// <summary>Finds its process.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The process's number on the engine's host; null when it has ended.</returns>
    Task<int?> FindProcessAsync(CancellationToken token);
}

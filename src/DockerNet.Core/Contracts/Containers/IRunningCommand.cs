namespace DockerNet.Contracts;

/// <summary>A command that runs in a container.</summary>
public interface IRunningCommand : IDisposable
{
    /// <summary>Reads what it prints, line by line as it comes, to its end.</summary>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The lines.</returns>
    IAsyncEnumerable<OutputLine> ReadLinesAsync(CancellationToken token);

    /// <summary>Waits for its end, after all that it prints has been read.</summary>
    /// <param name="token">Stops the wait.</param>
    /// <returns>Its exit code.</returns>
    Task<int> WaitAsync(CancellationToken token);
}

namespace DockerNet.Contracts;

/// <summary>Reading what containers have printed.</summary>
public interface ILogOperations
{
    /// <summary>Reads a container's log, line by line as it comes. Nothing is kept.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">Which lines.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The lines; those of one stream in their order.</returns>
    IAsyncEnumerable<OutputLine> ReadAsync(string container, LogRequest request, CancellationToken token);
}

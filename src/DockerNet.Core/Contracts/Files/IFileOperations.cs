namespace DockerNet.Contracts;

/// <summary>Files of containers, running or not, as tar archives that are never held as a whole.</summary>
public interface IFileOperations
{
    /// <summary>Looks what there is.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="path">The full path.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What there is; null for nothing.</returns>
    Task<FileStat?> StatAsync(string container, string path, CancellationToken token);

    /// <summary>Reads a file or a folder with all that is in it.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="path">The full path.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The archive. Its names begin with the last part of the path. Dispose of it.</returns>
    Task<Stream> ReadAsync(string container, string path, CancellationToken token);

    /// <summary>Unpacks an archive in a folder.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="produce">Writes the archive.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when all is there.</returns>
    Task WriteAsync(
        string container, string folder, Func<Stream, CancellationToken, Task> produce, CancellationToken token);
}

namespace DockerNet.Contracts;

/// <summary>A command that runs in a container and has a terminal there.</summary>
public interface ITerminalCommand : IDisposable
{
    /// <summary>Reads what it writes to its terminal.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>How many bytes; none at the end.</returns>
    /// <exception cref="EngineException">Also: the command could not be started.</exception>
    Task<int> ReadAsync(byte[] buffer, CancellationToken token);

    /// <summary>Types at its terminal.</summary>
    /// <param name="bytes">What the keys send.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it could still be sent.</returns>
    Task<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken token);

    /// <summary>Gives its terminal a size.</summary>
    /// <param name="size">The size.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has it.</returns>
    Task ResizeAsync(TerminalSize size, CancellationToken token);

    /// <summary>Waits for its end.</summary>
    /// <param name="token">Stops the wait.</param>
    /// <returns>Its exit code.</returns>
    Task<int> WaitAsync(CancellationToken token);
}

namespace DockerNet.Contracts;

/// <summary>Running commands in containers.</summary>
public interface IExecOperations
{
    /// <summary>Runs a command in a running container, and lets its output be read while it runs.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">The command.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The running command. Dispose of it to let go of it; it goes on in the container.</returns>
    Task<IRunningCommand> OpenAsync(string container, ExecRequest request, CancellationToken token);

    /// <summary>Runs a command in a running container with a terminal, for somebody to work with.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">The command.</param>
    /// <param name="size">The terminal's size.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The running command. Dispose of it to let go of it; it goes on in the container.</returns>
    Task<ITerminalCommand> OpenTerminalAsync(string container, ExecRequest request, TerminalSize size, CancellationToken token);

    /// <summary>Starts a command in a running container and leaves it alone.</summary>
    /// <param name="container">The container's name or id.</param>
    /// <param name="request">The command. It has no input.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it runs.</returns>
    Task StartAsync(string container, ExecRequest request, CancellationToken token);
}

namespace DockerNet.Contracts;

/// <summary>Operations on the engine itself.</summary>
public interface ISystemOperations
{
    /// <summary>Tells what the engine is and can do.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The engine.</returns>
    Task<DockerEngine> GetAsync(CancellationToken token);

    /// <summary>Reads how the engine's host translates addresses: the table <c>nat</c> of its firewall.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>
    /// What <c>iptables-save</c> writes; null when the engine is not on this machine, or the caller may not read it.
    /// </returns>
    Task<string?> ReadNatTableAsync(CancellationToken token);

    /// <summary>Reads the routes of the engine's host.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The routes, in the kernel's words; null when the engine is not on this computer.</returns>
    Task<string?> ReadRoutesAsync(CancellationToken token);
}

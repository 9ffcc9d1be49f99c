namespace DockerNet.Contracts;

/// <summary>Operations on the engine itself.</summary>
public interface ISystemOperations
{
    /// <summary>Tells what the engine is and can do.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The engine.</returns>
    Task<DockerEngine> GetAsync(CancellationToken token);

    /// <summary>Tells the version of the API that is spoken with the engine: its newest, unless another was asked for.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The version.</returns>
    Task<Version> GetSpokenVersionAsync(CancellationToken token);

    /// <summary>Reads the rules of the firewall of the engine's host.</summary>
    /// <param name="backend">With what the engine makes its rules.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>
    /// What the firewall's tools write; null when the engine is not on this machine, or the caller may not read it.
    /// </returns>
    Task<FirewallTables?> ReadFirewallAsync(RuleBackend backend, CancellationToken token);

    /// <summary>Reads what a swarm publishes on each of its nodes, this one among them.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The ports; none when the engine is no manager, since others are not told.</returns>
    Task<IngressPorts> ReadIngressPortsAsync(CancellationToken token);

    /// <summary>Reads the routes of the engine's host.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The routes, in the kernel's words; null when the engine is not on this computer.</returns>
    Task<string?> ReadRoutesAsync(CancellationToken token);
}

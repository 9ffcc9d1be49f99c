namespace DockerNet.Contracts;

/// <summary>Operations on the swarm that an engine is in.</summary>
public interface ISwarmOperations
{
    /// <summary>Tells what part the engine has in a swarm.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>Its part; that it has none, when it is in none.</returns>
    Task<DockerSwarm> GetAsync(CancellationToken token);

    /// <summary>Makes a swarm, of which the engine is the first manager.</summary>
    /// <param name="request">How.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is made.</returns>
    Task InitializeAsync(SwarmRequest request, CancellationToken token);

    /// <summary>Has the engine join a swarm.</summary>
    /// <param name="request">Which, and how.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has joined.</returns>
    Task JoinAsync(SwarmRequest request, CancellationToken token);

    /// <summary>Has the engine leave the swarm that it is in.</summary>
    /// <param name="force">Whether it leaves although it is a manager, even the last.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has left.</returns>
    Task LeaveAsync(bool force, CancellationToken token);

    /// <summary>Lists the swarm's nodes.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The nodes.</returns>
    Task<IReadOnlyList<DockerNode>> ListNodesAsync(CancellationToken token);
}

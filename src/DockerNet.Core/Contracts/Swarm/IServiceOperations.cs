namespace DockerNet.Contracts;

/// <summary>Operations on the services of a swarm. Only its managers have them.</summary>
public interface IServiceOperations
{
    /// <summary>Lists the services.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The services.</returns>
    Task<IReadOnlyList<DockerService>> ListAsync(CancellationToken token);

    /// <summary>Lists the tasks of services, those that are over too as long as the swarm keeps them.</summary>
    /// <param name="services">The ids of the services; none for all.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The tasks.</returns>
    Task<IReadOnlyList<DockerTask>> ListTasksAsync(IReadOnlyList<string> services, CancellationToken token);

    /// <summary>Makes a service.</summary>
    /// <param name="request">What it shall be.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Its id, and what the engine warns of.</returns>
    Task<CreateResult> CreateAsync(ServiceRequest request, CancellationToken token);

    /// <summary>Changes a service.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">What changes.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What the engine warns of.</returns>
    Task<IReadOnlyList<string>> UpdateAsync(string id, ServiceRequest request, CancellationToken token);

    /// <summary>Gives a service the settings back that it had before its last update.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What the engine warns of.</returns>
    Task<IReadOnlyList<string>> RollBackAsync(string id, CancellationToken token);

    /// <summary>Removes a service with its tasks.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is removed.</returns>
    Task RemoveAsync(string id, CancellationToken token);
}

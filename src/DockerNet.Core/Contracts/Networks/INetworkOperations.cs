namespace DockerNet.Contracts;

/// <summary>
/// Operations on networks. Where one is named, its id, a unique beginning of it, or its name will do.
/// </summary>
public interface INetworkOperations
{
    /// <summary>Lists networks with their members, running and stopped.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The networks.</returns>
    Task<IReadOnlyList<Network>> ListAsync(NetworkFilter filter, CancellationToken token);

    /// <summary>Gets one network with its members, running and stopped.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The network.</returns>
    Task<Network> GetAsync(string name, CancellationToken token);

    /// <summary>Creates a network. A name that is taken is an error on every engine.</summary>
    /// <param name="request">What it shall be.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Its id, and what the engine warns of.</returns>
    Task<CreateResult> CreateAsync(NetworkRequest request, CancellationToken token);

    /// <summary>Puts a container on a network.</summary>
    /// <param name="network">Which network.</param>
    /// <param name="request">Which container, and how.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is on it.</returns>
    Task ConnectAsync(string network, ConnectRequest request, CancellationToken token);

    /// <summary>Takes a container off a network.</summary>
    /// <param name="network">Which network.</param>
    /// <param name="container">Which container.</param>
    /// <param name="force">Whether to forget it even if it cannot be reached.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is off.</returns>
    Task DisconnectAsync(string network, string container, bool force, CancellationToken token);

    /// <summary>Removes a network.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    Task RemoveAsync(string name, CancellationToken token);
}

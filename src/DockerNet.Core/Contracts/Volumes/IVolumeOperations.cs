namespace DockerNet.Contracts;

/// <summary>Operations on volumes.</summary>
public interface IVolumeOperations
{
    /// <summary>Lists volumes with the containers that use them.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The volumes.</returns>
    Task<IReadOnlyList<Volume>> ListAsync(VolumeFilter filter, CancellationToken token);

    /// <summary>Gets one volume with the containers that use it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Whether to measure how many bytes it holds, which takes the engine a while.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The volume.</returns>
    Task<Volume> GetAsync(string name, bool size, CancellationToken token);

    /// <summary>Creates a volume. One that exists with the same driver is returned as it is.</summary>
    /// <param name="request">What it shall be.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The volume's name.</returns>
    Task<string> CreateAsync(VolumeRequest request, CancellationToken token);

    /// <summary>Removes a volume with its data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="force">Whether to forget it even when its driver fails, and not to mind when it is gone.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    Task RemoveAsync(string name, bool force, CancellationToken token);
}

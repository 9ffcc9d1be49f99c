using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>
/// Operations on containers. Where one is named, its id, a unique beginning of it, or its name will do.
/// </summary>
public interface IContainerOperations
{
    /// <summary>Lists containers, running or not.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The containers, newest first.</returns>
    Task<IReadOnlyList<Container>> ListAsync(ContainerFilter filter, CancellationToken token);

    /// <summary>Gets one container as the list has it.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The container.</returns>
    Task<Container> GetAsync(string name, CancellationToken token);

    /// <summary>Gets one container with all its details.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The container.</returns>
    Task<ContainerDetail> InspectAsync(string name, CancellationToken token);

    /// <summary>Creates a container without starting it.</summary>
    /// <param name="request">What it shall be.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Its id, and what the engine warns of.</returns>
    Task<CreateResult> CreateAsync(ContainerRequest request, CancellationToken token);

    /// <summary>Creates a copy of a container, on the same networks and with the same volumes, without starting it.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="copyName">The copy's name.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The copy's id, and what the engine warns of.</returns>
    Task<CreateResult> CopyAsync(string name, string copyName, ContainerChange change, CancellationToken token);

    /// <summary>Tells whether a copy with a change would be another than the container itself.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it would.</returns>
    Task<bool> DiffersAsync(string name, ContainerChange change, CancellationToken token);

    /// <summary>Sets when the engine starts a container again, running or not.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="restart">When.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is set.</returns>
    Task SetRestartAsync(string name, RestartSpec restart, CancellationToken token);

    /// <summary>Lists what a container has in its own layer, above its image.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The changes.</returns>
    Task<IReadOnlyList<LayerChange>> ListChangesAsync(string name, CancellationToken token);

    /// <summary>Makes an image of a container: its own image, and its own layer on top. It is not paused meanwhile.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image's id.</returns>
    Task<string> CommitAsync(string name, ImageReference image, CancellationToken token);

    /// <summary>Starts a container. One that runs already is no error.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it runs.</returns>
    Task StartAsync(string name, CancellationToken token);

    /// <summary>Stops a container. One that is stopped already is no error.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="grace">How long it may take to end by itself before it is killed; null for its own setting.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has stopped.</returns>
    Task StopAsync(string name, TimeSpan? grace, CancellationToken token);

    /// <summary>Stops and starts a container.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="grace">How long it may take to end by itself before it is killed; null for its own setting.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it runs again.</returns>
    Task RestartAsync(string name, TimeSpan? grace, CancellationToken token);

    /// <summary>Gives a container another name.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has the name.</returns>
    Task RenameAsync(string name, string newName, CancellationToken token);

    /// <summary>Holds all processes of a container still.</summary>
    /// <param name="name">Its name or id.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is paused.</returns>
    Task PauseAsync(string name, CancellationToken token);

    /// <summary>Lets the processes of a paused container go on.</summary>
    /// <param name="name">Its name or id.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when they go on.</returns>
    Task UnpauseAsync(string name, CancellationToken token);

    /// <summary>Removes a container.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="force">Whether a running one is killed first.</param>
    /// <param name="volumes">Whether its anonymous volumes go too.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    Task RemoveAsync(string name, bool force, bool volumes, CancellationToken token);

    /// <summary>
    /// Removes a legacy link of a container, running or not. One whose source has been removed is not found.
    /// </summary>
    /// <param name="recipient">The container that links, by name.</param>
    /// <param name="alias">The link's alias.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    Task RemoveLinkAsync(string recipient, string alias, CancellationToken token);

    /// <summary>Waits until a container has ended.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the wait.</param>
    /// <returns>Its exit code.</returns>
    Task<int> WaitAsync(string name, CancellationToken token);

    /// <summary>Waits until a container has ended, and tells what became of it, even when it removed itself.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the wait.</param>
    /// <returns>The container with its exit code.</returns>
    Task<ContainerDetail> WaitForEndAsync(string name, CancellationToken token);

    /// <summary>Reads all that a container has printed.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What it printed.</returns>
    Task<ProcessOutput> ReadLogAsync(string name, CancellationToken token);

    /// <summary>Reads a small text file of a container, running or not.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="path">The file's full path inside.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The text.</returns>
    Task<string> ReadFileAsync(string name, string path, CancellationToken token);

    /// <summary>
    /// Lists the paths that a container has and its image has not. Its mounts are put in place first.
    /// </summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The full paths inside.</returns>
    Task<IReadOnlyList<string>> ListAddedPathsAsync(string name, CancellationToken token);
}

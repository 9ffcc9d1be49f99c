using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Finds one kind of work on an engine that was cut off, and tells how it is finished or undone.</summary>
internal interface IRecovery
{
    /// <summary>Finds what was left.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>The works, none where nothing was left.</returns>
    Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token);
}

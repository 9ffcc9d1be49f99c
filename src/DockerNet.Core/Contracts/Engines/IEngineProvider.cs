namespace DockerNet.Contracts;

/// <summary>Finds engines and connects to them.</summary>
public interface IEngineProvider
{
    /// <summary>
    /// Connects to an engine, or hands out the connection that is there already. Nothing is sent yet.
    /// </summary>
    /// <param name="dockerHost">
    /// A URI, the name of a context, or null for the engine that the environment and the docker client's settings name.
    /// </param>
    /// <returns>The engine.</returns>
    /// <exception cref="EngineException">The text names no engine.</exception>
    IEngine Connect(string? dockerHost);

    /// <summary>Lists the names of the docker client's contexts.</summary>
    /// <returns>The names.</returns>
    IReadOnlyList<string> GetContextNames();

    /// <summary>Reads one of the docker client's contexts. Its engine is not asked.</summary>
    /// <param name="name">The context's name.</param>
    /// <returns>The context.</returns>
    /// <exception cref="EngineException">There is none of that name, or it cannot be read.</exception>
    DockerContext GetContext(string name);

    /// <summary>Lists what there is of contexts that cannot be read, so that nobody knows their names.</summary>
    /// <returns>Their files, and what is wrong with each.</returns>
    IReadOnlyList<(string File, EngineException Error)> GetBrokenContexts();

    /// <summary>Finds the keys that the docker client's settings have for leaving a container's terminal.</summary>
    /// <returns>The text of the settings; null when they have none.</returns>
    string? GetDetachKeys();
}

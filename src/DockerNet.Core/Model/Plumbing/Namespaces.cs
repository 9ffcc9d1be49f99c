namespace DockerNet.Wiring;

/// <summary>Tells whose network each container has.</summary>
/// <param name="containers">All containers of an engine.</param>
internal sealed class Namespaces(IReadOnlyList<Container> containers)
{
    private const string Host = "host";
    private const string None = "none";
    private const string Own = "own";
    private const string Borrowed = "container:";

    /// <summary>Finds the container that a container has its network from.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The other container, or itself. When the other one is gone, also itself.</returns>
    public Container Owner(Container container)
    {
        // A chain may be broken, but never closes: each must have been there when the next one was made.
        Container owner = container;
        for (int left = containers.Count; left > 0 && Lender(owner) is Container lender; left--)
        {
            owner = lender;
        }

        return owner;
    }

    /// <summary>Tells whose network a container has.</summary>
    /// <param name="container">The container.</param>
    /// <returns><c>own</c>, <c>host</c>, <c>none</c>, or <c>container:NAME</c>.</returns>
    public string Mode(Container container) =>
        container.NetworkMode.StartsWith(Borrowed, StringComparison.Ordinal)
            ? Lender(container) is Container lender ? $"{Borrowed}{lender.Name}" : container.NetworkMode
            : container.NetworkMode is Host or None ? container.NetworkMode : Own;

    /// <summary>Tells whether a container has the host's network.</summary>
    /// <param name="container">The container.</param>
    /// <returns>Whether it has.</returns>
    public bool IsHost(Container container) => Owner(container).NetworkMode == Host;

    /// <summary>Lists the containers that have the same network.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The names of the others.</returns>
    public IEnumerable<string> SharedWith(Container container) => containers
        .Where(other => other.Id != container.Id
            && (Owner(other).Id == Owner(container).Id || (IsHost(other) && IsHost(container))))
        .Select(static other => other.Name)
        .Order(StringComparer.Ordinal);

    private Container? Lender(Container container) =>
        container.NetworkMode.StartsWith(Borrowed, StringComparison.Ordinal)
        && container.NetworkMode[Borrowed.Length..] is { Length: > 0 } reference
            ? containers.FirstOrDefault(c => c.Id == reference || c.Name == reference)
            : null;
}

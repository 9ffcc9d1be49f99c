using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Starts containers. An engine speaks of a container that another one needs as if it were the one to start.</summary>
internal static class StartFailure
{
    /// <summary>Starts a container, and tells of the right one when that fails.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="id">The container's id.</param>
    /// <param name="start">What starts it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it runs.</returns>
    /// <exception cref="EngineException">It does not start.</exception>
    public static async Task ExplainAsync(IEngine engine, string id, Func<Task> start, CancellationToken token)
    {
        try
        {
            await start();
        }
        catch (EngineException error) when (
            error.Kind.IsAny(ContainerErrors.ContainerNotFound, ContainerErrors.ContainerNotRunning))
        {
            EngineException? better = null;
            await Hints.TryAsync(async t => better = await OfOwnerAsync(engine, id, t), token);
            if (better is null)
            {
                throw;
            }

            throw new EngineException(better.Kind, $"{better.Message} ({error.Message})", error) { Subject = better.Subject };
        }
    }

    /// <summary>Tells that the container whose network another one shares does not run.</summary>
    /// <param name="owner">That container.</param>
    /// <returns>The failure.</returns>
    public static EngineException OfStoppedOwner(Container owner) => new(
        ContainerErrors.ContainerNotRunning, $"container {owner.Name}, whose network it shares, is {owner.State}: start that one first")
    {
        Subject = owner.Name,
    };

    private static async Task<EngineException?> OfOwnerAsync(IEngine engine, string id, CancellationToken token)
    {
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        if (NetworkSpec.SharedContainer(container.NetworkMode) is not string name)
        {
            return null;
        }

        try
        {
            Container owner = await engine.Containers.GetAsync(name, token);
            return LinkRules.IsActive(owner) ? null : OfStoppedOwner(owner);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return new EngineException(
                ContainerErrors.ContainerNotFound,
                $"the container whose network it shares is gone: Update-DockerContainer {container.Name} -Network container:NAME gives it another",
                error)
            {
                Subject = name,
            };
        }
    }
}

using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds, before a container is made, what the engine would refuse at its start, or take and then drop without a word.
/// </summary>
internal static class CreationGuard
{
    /// <summary>Looks.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What the container is to be.</param>
    /// <param name="plan">What is done with it then.</param>
    /// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What would be dropped, and, for one that is not to start yet, what would keep it from starting.</returns>
    /// <exception cref="EngineException">It is to start at once, and could not.</exception>
    public static async Task<IReadOnlyList<WiringWarning>> FindAsync(
        IEngine engine,
        ContainerRequest request,
        CreationPlan plan,
        Func<Func<CancellationToken, Task>, Task> cleanUp,
        CancellationToken token)
    {
        var warnings = new List<WiringWarning>([.. LinkWarnings.OfAliases(request.Links), .. MountWarnings.OfKeys(request.KeyedMounts)]);
        var problems = new List<EngineException>();
        await Hints.TryAsync(t => LookAsync(engine, request, plan, warnings, problems, t), token);
        if (!plan.Start && problems.Count == 0)
        {
            await Hints.TryAsync(t => new AddressTrial(engine, cleanUp).RunAsync(request, plan, problems, t), token);
        }

        if (plan.Start && problems is [EngineException first, ..])
        {
            throw first;
        }

        return [.. warnings, .. problems.Select(static p => new WiringWarning(p.Kind.Id, $"the container will not start: {p.Message}"))];
    }

    private static async Task LookAsync(
        IEngine engine,
        ContainerRequest request,
        CreationPlan plan,
        List<WiringWarning> warnings,
        List<EngineException> problems,
        CancellationToken token)
    {
        if (NetworkSpec.SharedContainer(request.Network) is string owner)
        {
            Container shared = await engine.Containers.GetAsync(owner, token);
            if (!LinkRules.IsActive(shared))
            {
                problems.Add(StartFailure.OfStoppedOwner(shared));
            }

            return;
        }

        var networks = new List<Network>();
        foreach ((string name, string[] addresses) in plan.Places(request))
        {
            try
            {
                Network network = await engine.Networks.GetAsync(name, token);
                networks.Add(network);
                problems.AddRange(addresses
                    .Select(text => ConnectionGuard.Find(network, "", IPAddress.Parse(text)))
                    .OfType<EngineException>());
            }
            catch (EngineException error) when (error.Kind == NetworkErrors.NetworkNotFound)
            {
                if (!await SwarmNetwork.MayBeAsync(engine, error, token))
                {
                    throw;
                }
            }
        }

        await LookAtPortsAsync(engine, request, networks, plan.Start, warnings, problems, token);
    }

    private static async Task LookAtPortsAsync(
        IEngine engine,
        ContainerRequest request,
        List<Network> networks,
        bool start,
        List<WiringWarning> warnings,
        List<EngineException> problems,
        CancellationToken token)
    {
        if (!NetworkSpec.IsOwn(request.Network) && !NetworkSpec.IsDefault(request.Network))
        {
            return;
        }

        if (networks.Count > 0 && networks.TrueForAll(static network => network.Internal) && NetworkSpec.IsOwn(request.Network))
        {
            if (request.Ports.Count > 0 || request.PublishAll)
            {
                warnings.Add(WiringWarnings.OfInternalPorts([.. networks.Select(static network => network.Name)]));
            }

            return;
        }

        if (PortTwins.Find(request.Ports) is string twins)
        {
            problems.Add(new EngineException(PortErrors.PortInUse, twins));
        }

        if (start)
        {
            try
            {
                await PortGuard.CheckAsync(engine, request.Ports, token);
            }
            catch (EngineException error) when (error.Kind == PortErrors.PortInUse)
            {
                problems.Add(error);
            }
        }
    }
}

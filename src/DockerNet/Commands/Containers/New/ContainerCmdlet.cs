using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that create containers: nothing half-made stays behind.</summary>
public abstract partial class NewContainerCmdlet : ImageProgressCmdlet
{
    /// <summary>Creates a container, starts it if asked to, and writes it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What it shall be.</param>
    /// <param name="plan">What is done with it then.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    private protected async Task CreateAsync(
        IEngine engine, ContainerRequest request, CreationPlan plan, CancellationToken token)
    {
        string subject = request.Name ?? request.Image;
        if (!ShouldProcess(subject, plan.Start ? "Create and start container" : "Create container"))
        {
            return;
        }

        await TryAsync(engine, subject, async () =>
        {
            request = request with { Image = await KnownAsync(engine, request.Image, token) };
            foreach (string? network in plan.Networks.Select(static n => n.Name).Prepend(request.Network))
            {
                await CheckNetworkAsync(engine, network, token);
            }

            await MountGuard.CheckAsync(engine, request.KeyedMounts, token);
            await CheckOptionsAsync(engine, subject, [request.DriverOptions, .. plan.Networks.Select(static n => Texts.Pairs(n.DriverOptions))], token);
            await NetworkGuard.CheckPriorityAsync(engine, plan.Networks.Select(static n => n.GatewayPriority).Append(request.GatewayPriority), token);
            await MountCircle.CheckAsync(engine, request.Name, request.VolumesFrom.Select(static from => from.Container), token);
            IReadOnlyList<WiringWarning> early = await CreationGuard.FindAsync(engine, request, plan, CleanUpAsync, token);
            WriteWarnings(subject, early.Select(static warning => warning.ToString()));
            var mounts = new MountPreflight(engine, CleanUpAsync);
            CreateResult created = await WithImageAsync(
                engine,
                request.Image,
                async () =>
                {
                    request = request with { Env = await LinkVariables.AddAsync(engine, request, token) };
                    IReadOnlyList<WiringWarning> missing = await Hints.FindAsync(
                        async t => await mounts.FindAsync(request, t), token);
                    WriteWarnings(subject, missing.Select(static warning => warning.ToString()));
                    return await ForeignPath.ExplainAsync(
                        request.Mounts.Where(static m => m.IsBind).Select(static m => m.Source).Concat(request.KeyedMounts.Select(static m => m.Source)),
                        () => engine.Containers.CreateAsync(request, token));
                },
                token);
            WriteObject(await CompleteAsync(engine, created, request, plan, token));
        });
    }

    private async Task CheckOptionsAsync(
        IEngine engine, string subject, IReadOnlyDictionary<string, string>[] places, CancellationToken token)
    {
        IEnumerable<string> names = places.SelectMany(static options => options.Keys).Distinct();
        WriteWarnings(subject, NetworkOptionWarnings.OfPlace(names).Select(static warning => warning.ToString()));
        await Requirement.CheckAsync(engine, places.SelectMany(static options => NetworkOptions.Needs(NetworkOptions.OfPlaces, options)), token);
    }

    /// <summary>Looks for a network mode's network. The engine would find out only when the container starts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="network">The mode; null for the default.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    internal static async Task CheckNetworkAsync(IEngine engine, string? network, CancellationToken token)
    {
        EngineException? missing = null;
        await Hints.TryAsync(
            async t =>
            {
                try
                {
                    Task found = NetworkSpec.SharedContainer(network) is string container ? engine.Containers.GetAsync(container, t)
                        : NetworkSpec.IsOwn(network) ? engine.Networks.GetAsync(network!, t)
                        : Task.CompletedTask;
                    await found;
                }
                catch (EngineException error) when (error.Kind.IsAny(
                    ContainerErrors.ContainerNotFound, NetworkErrors.NetworkNotFound, EngineErrors.NameAmbiguous))
                {
                    missing = await SwarmNetwork.MayBeAsync(engine, error, t) ? null : error;
                }
            },
            token);
        if (missing is not null)
        {
            throw missing;
        }
    }

    // Whatever ends this early, be it a warning that the user wants to stop at, takes the container with it.
    private async Task<Container> CompleteAsync(
        IEngine engine, CreateResult created, ContainerRequest request, CreationPlan plan, CancellationToken token)
    {
        bool keep = false;
        try
        {
            await ConnectAsync(engine, created.Id, plan.Networks, token);
            IEnumerable<WiringWarning> warnings = await CreationWarnings.FindAsync(
                engine, created.Id, request, new MountCheck(engine, CleanUpAsync), token);
            string name = request.Name ?? request.Image;
            WriteWarnings(name, CreationWarnings.Merge(created.Warnings, warnings));
            foreach (WiringWarning remark in warnings.Where(static warning => warning.IsRemark))
            {
                WriteVerbose($"{name}: {remark}");
            }

            keep = plan.KeepFailed;
            Container container = plan.Start
                ? await StartAsync(engine, created.Id, request.AutoRemove, token)
                : await engine.Containers.GetAsync(created.Id, token);
            keep = true;
            return container;
        }
        catch (OperationCanceledException)
        {
            keep = false;
            throw;
        }
        finally
        {
            if (!keep)
            {
                await CleanUpAsync(t => RemoveAsync(engine, created.Id, t));
            }
        }
    }

    // Older engines take only one network at creation, but all of them take more before the start.
    private static async Task ConnectAsync(
        IEngine engine, string id, IEnumerable<NetworkSpec> networks, CancellationToken token)
    {
        foreach (NetworkSpec network in networks)
        {
            var request = new ConnectRequest
            {
                Container = id,
                Aliases = network.Aliases,
                IPAddress = network.IPv4Address?.ToString(),
                IPv6Address = network.IPv6Address?.ToString(),
                DriverOptions = Texts.Pairs(network.DriverOptions),
                GatewayPriority = network.GatewayPriority,
            };
            await engine.Networks.ConnectAsync(network.Name, request, token);
        }
    }

    // One that is removed when it ends may be gone before anybody can look at it.
    private static async Task<Container> StartAsync(IEngine engine, string id, bool autoRemove, CancellationToken token)
    {
        Container? created = autoRemove ? await engine.Containers.GetAsync(id, token) : null;
        await StartFailure.ExplainAsync(engine, id, () => engine.Containers.StartAsync(id, token), token);
        try
        {
            return await engine.Containers.GetAsync(id, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound && created is not null)
        {
            return created;
        }
    }

    private static async Task RemoveAsync(IEngine engine, string id, CancellationToken token)
    {
        try
        {
            await engine.Containers.RemoveAsync(id, force: true, volumes: true, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            // The engine itself removes one that is to be removed when it ends, also when it cannot start.
        }
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// The base of the cmdlets that move legacy links to a network: all containers of one call or pipeline together, since
/// links lead from one to the next.
/// </summary>
public abstract class LinkMigrationCmdlet : DockerCmdlet
{
    private readonly Dictionary<IEngine, List<Container>> _containers = [];
    private readonly CriticalStep _critical = new();

    /// <summary>The recipients, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Target")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The network that the links move to. It is created as a bridge when there is none of that name. By default a
    /// network that all of them are on already, else <c>links-NAME</c>, after the first recipient that no other one
    /// links to.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Network { get; set; }

    /// <summary>Leaves the containers on the default bridge as well.</summary>
    [Parameter]
    public SwitchParameter KeepBridge { get; set; }

    /// <summary>Does not prove by pings, before and after, that each alias answers. What answers no ping needs this.</summary>
    [Parameter]
    public SwitchParameter SkipPing { get; set; }

    /// <summary>Tells whether the links of a container are to be moved.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether they are.</returns>
    private protected abstract Task<bool> WantsAsync(IEngine engine, Container container, CancellationToken token);

    /// <inheritdoc/>
    private protected sealed override bool MayNotStop => _critical.IsActive;

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        await RecoverAsync(engine, token);
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Name, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            await TryAsync(engine, container.Name, async () =>
            {
                if (await WantsAsync(engine, container, token))
                {
                    List<Container> wanted = _containers.GetValueOrDefault(engine) ?? (_containers[engine] = []);
                    wanted.Add(container);
                }
            });
        }
    }

    private protected sealed override async Task EndAsync(CancellationToken token)
    {
        foreach ((IEngine engine, List<Container> containers) in _containers)
        {
            List<Container> wanted = [.. containers.Distinct()];
            await TryAsync(
                engine, string.Join(", ", wanted.Select(static c => c.Name)), () => MoveAsync(engine, wanted, token));
        }
    }

    // What an earlier call left, so that names may be gone.
    private async Task RecoverAsync(IEngine engine, CancellationToken token)
    {
        foreach (Recovery recovery in await LinkRecovery.FindAsync(engine, elsewhere: false, text => Name.Any(name => NamePattern.Fits(name, text)), token))
        {
            if (ShouldProcess(recovery.Target, recovery.Action))
            {
                await TryAsync(engine, recovery.Target, async () =>
                {
                    string done = "";
                    await _critical.RunAsync(async () => done = await recovery.RunAsync(new CopyReport(), CancellationToken.None));
                    WriteWarning($"An earlier {recovery.Work} was cut off: {done} (LinkRecovered).");
                });
            }
        }
    }

    private async Task MoveAsync(IEngine engine, List<Container> wanted, CancellationToken token)
    {
        LinkMigrationScope scope = await LinkMigrationScope.ReadAsync(engine, wanted, token);
        LinkMigrationPlan plan = await scope.PlanAsync(Network, KeepBridge, !SkipPing, token);
        string names = string.Join(", ", scope.Names);
        if (plan.Steps.Count == 0)
        {
            WriteVerbose($"{names}: there are no legacy links to move.");
            return;
        }

        plan.Warnings.ToList().ForEach(WriteWarning);
        string action = $"Move the legacy links of {names} to network {plan.Steps[0].Network}{Helpers(scope, plan)}";
        if (ShouldProcess(action, $"{action}?", "Confirm", out ShouldProcessReason reason))
        {
            await RunAsync(new LinkMigration(engine, scope.Members, CleanUpAsync), plan, token);
        }
        else if (reason == ShouldProcessReason.WhatIf)
        {
            WriteObject(plan.Steps, enumerateCollection: true);
        }
    }

    private static string Helpers(LinkMigrationScope scope, LinkMigrationPlan plan)
    {
        string[] images =
        [
            .. plan.Steps.Where(static step => step.Action == LinkMigrationAction.Rehearse)
                .Select(step => scope.Members.First(member => member.Name == step.Target).Image)
                .Distinct(),
        ];
        string other = ProbeImage.Setting is string named ? $", or {named} where that has no ping" : "";
        return images.Length == 0 ? "" : $", which ping in helpers of {string.Join(", ", images)}{other} tries on that network before";
    }

    // What an engine is asked to change it changes, whether or not anybody waits for the answer: only what has come to its end
    // can be undone.
    private async Task<LinkMigrationStep> RunAsync(LinkMigration migration, LinkMigrationStep step, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (step.Action is LinkMigrationAction.Rehearse or LinkMigrationAction.Ping)
        {
            return await migration.RunAsync(step, token);
        }

        LinkMigrationStep done = step;
        await _critical.RunAsync(async () => done = await migration.RunAsync(step, CancellationToken.None));
        return done;
    }

    private async Task RunAsync(LinkMigration migration, LinkMigrationPlan plan, CancellationToken token)
    {
        try
        {
            await migration.BeginAsync(plan.Steps, token);
            foreach (LinkMigrationStep step in plan.Steps)
            {
                WriteObject(await RunAsync(migration, step, token));
            }

            await migration.EndAsync();
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException or PipelineStoppedException || Unknown.Is(error))
        {
            IReadOnlyList<string> left = [];
            await _critical.RunAsync(async () => left = await migration.UndoAsync());
            if (error is EngineException || Unknown.Is(error))
            {
                WhileRunning(() => left.ToList().ForEach(WriteWarning));
            }

            throw;
        }
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Changes ports, links, networks, mounts and variables of containers that exist, by putting a changed copy in their
/// place. A copy that cannot start, or does not stay up, is undone.
/// </summary>
[Cmdlet(VerbsData.Update, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/update/")]
[OutputType(typeof(Container), typeof(ContainerUpdateStep))]
public sealed partial class UpdateDockerContainerCommand : ContainerWorkCmdlet
{
    private readonly CriticalStep _critical = new();

    /// <summary>
    /// The ports to publish in place of all, as New-DockerContainer takes them; <c>@()</c> publishes none.
    /// </summary>
    [Parameter]
    [PortTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PortSpec[]? Publish { get; set; }

    /// <summary>The links in place of all, as New-DockerContainer takes them; <c>@()</c> leaves none.</summary>
    [Parameter]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[]? Link { get; set; }

    /// <summary>The networks in place of all. Aliases and fixed addresses on those that stay are kept.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkModeCompleter))]
    public string[]? Network { get; set; }

    /// <summary>
    /// Mounts to add, as New-DockerContainer takes them. One with the target of another takes its place.
    /// </summary>
    [Parameter]
    [MountTransformation]
    [ArgumentCompleter(typeof(MountCompleter))]
    public MountSpec[] Volume { get; set; } = [];

    /// <summary>Targets of mounts to leave out. The volumes themselves stay.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] RemoveMount { get; set; } = [];

    /// <summary>
    /// Variables to add, as New-DockerContainer takes them. One with the name of another takes its place.
    /// </summary>
    [Parameter]
    [EnvTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>Names of variables to leave out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] RemoveEnv { get; set; } = [];

    /// <summary>
    /// How long a health check may take to find the changed container healthy, in seconds or as a TimeSpan. After that
    /// the change is undone.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateTime]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Carries over what the container has in its own file system, and not in volumes: it becomes a layer of the changed
    /// container's image. Without this it is gone, which is asked about.
    /// </summary>
    [Parameter]
    public SwitchParameter KeepLayer { get; set; }

    /// <summary>Does not ask before files of the container's own file system are lost.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each container as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override bool MayNotStop => _critical.IsActive;

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail old = await engine.Containers.InspectAsync(container.Id, token);
        ContainerChange change = Change();
        await CheckAsync(engine, old, change, token);
        WriteWarnings(old.Name, (await Hints.FindAsync(t => OfChangeAsync(engine, old, change, t), token)).Select(static warning => warning.ToString()));
        if (!await engine.Containers.DiffersAsync(old.Id, change, token) && !await IsStaleAsync(engine, old, change, token))
        {
            WriteVerbose($"{old.Name}: there is nothing to change.");
            await PassAsync(engine, old.Id, token);
            return;
        }

        IReadOnlyList<LayerChange>? layer = await ReadLayerAsync(engine, old, token);
        if (KeepLayer)
        {
            CheckKept(old, layer!, RemoveMount);
        }

        WarnOfLoss(old, layer);
        IReadOnlyList<ContainerUpdateStep> plan = ReplacementPlan.Make(old, change, KeepLayer ? layer!.Count : 0);
        if (ShouldProcess(plan[0].Detail, $"Replace container {old.Name} by {plan[0].Detail}?", "Confirm", out ShouldProcessReason reason)
            && MayLose(old, layer))
        {
            await ReplaceAsync(engine, old, change, KeepLayer ? layer! : [], plan, token);
        }
        else if (reason == ShouldProcessReason.WhatIf)
        {
            WriteObject(plan, enumerateCollection: true);
        }
    }

    // A link or network that was made anew is written as before, and has to be made again.
    private static async Task<bool> IsStaleAsync(IEngine engine, ContainerDetail old, ContainerChange change, CancellationToken token)
    {
        if (change.Links is not { Count: > 0 } && change.Networks is not { Count: > 0 })
        {
            return false;
        }

        StartFacts facts = await FactsAsync(engine, old, token);
        return (change.Links is { Count: > 0 } && StartFindings.OfLinks(facts).Any())
            || (change.Networks is { Count: > 0 } && StartFindings.OfNetworks(facts).Any());
    }

    private static async Task<StartFacts> FactsAsync(IEngine engine, ContainerDetail old, CancellationToken token) => new(
        old, await engine.Containers.ListAsync(ContainerFilter.All, token), await engine.Networks.ListAsync(NetworkFilter.All, token), []);

    private static async Task CheckAsync(IEngine engine, ContainerDetail old, ContainerChange change, CancellationToken token)
    {
        if (old.AutoRemove)
        {
            throw new EngineException(
                ContainerErrors.ContainerRemovesItself, "it removes itself when it is stopped, so a failure could not be undone");
        }

        if (PortTwins.Find(change.Ports ?? []) is string twins)
        {
            throw new EngineException(PortErrors.PortInUse, twins);
        }

        foreach (string network in change.Networks ?? [])
        {
            await NewContainerCmdlet.CheckNetworkAsync(engine, network, token);
        }
    }

    private async Task ReplaceAsync(
        IEngine engine,
        ContainerDetail old,
        ContainerChange change,
        IReadOnlyList<LayerChange> kept,
        IReadOnlyList<ContainerUpdateStep> plan,
        CancellationToken token)
    {
        IReadOnlyList<WiringWarning> left = await Hints.FindAsync(
            async t => LeftBehind(old, await engine.Containers.ListAsync(ContainerFilter.All, t)), token);
        var replacement = new ContainerReplacement(engine, old)
        {
            Patience = Timeout,
            Kept = kept,
            Tell = action => WhileRunning(() => Show(plan, action)),
        };
        CreateResult? created = null;
        await _critical.RunAsync(async () => created = await RunAsync(replacement, change, token));
        WriteProgress(new ProgressRecord(0, $"Changing {old.Name}", "Done") { RecordType = ProgressRecordType.Completed });
        WriteWarnings(old.Name, created!.Warnings);
        WriteWarnings(old.Name, left.Select(static warning => warning.ToString()));
        await PassAsync(engine, created.Id, token);
    }

    private async Task<CreateResult> RunAsync(ContainerReplacement replacement, ContainerChange change, CancellationToken token)
    {
        try
        {
            return await replacement.RunAsync(change, token);
        }
        catch
        {
            try
            {
                if (await replacement.UndoAsync() is string done)
                {
                    WhileRunning(() => WriteWarning($"{done} (UpdateUndone)."));
                }
            }
            catch (EngineException error)
            {
                WhileRunning(() => WriteWarning(
                    $"What was changed so far could not be undone: {error.Message} Once the engine answers, the next Update-DockerContainer of the same container does it (UpdateUnfinished)."));
            }

            throw;
        }
    }

    private async Task PassAsync(IEngine engine, string id, CancellationToken token)
    {
        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(id, token));
        }
    }

    private void Show(IReadOnlyList<ContainerUpdateStep> plan, ContainerUpdateAction action)
    {
        if (plan.FirstOrDefault(step => step.Action == action) is ContainerUpdateStep step)
        {
            WriteVerbose($"{step.Container}: {step.Action}: {step.Detail}.");
            WriteProgress(new ProgressRecord(0, $"Changing {step.Container}", $"{step.Action}: {step.Detail}")
            {
                PercentComplete = (step.Order - 1) * 100 / plan.Count,
            });
        }
    }

    private ContainerChange Change() => new()
    {
        Ports = Publish,
        Links = Link,
        Networks = Network,
        Mounts = HostPaths.Resolve(Volume, SessionState),
        WithoutMounts = RemoveMount,
        Env = Array.ConvertAll(Env, static env => env.Resolve(Environment.GetEnvironmentVariable)),
        WithoutEnv = RemoveEnv,
    };
}

using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Puts a changed copy in a container's place: the copy is made beside it, takes its name, starts, and is looked at before
/// the old one goes. Until then all of it can be undone, by this session or by the next one.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="old">The container.</param>
/// <remarks>What is quick is not stopped half-way: the engine would go on with it, and nobody would know how far.</remarks>
internal sealed class ContainerReplacement(IEngine engine, ContainerDetail old)
{
    private readonly ReplacementLedger _ledger = new(engine);
    private readonly ReplacementUndo _undo = new(engine);
    private ReplacementRecord? _record;

    /// <summary>How long a health check may take.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>What of its own layer is carried over.</summary>
    public IReadOnlyList<LayerChange> Kept { get; init; } = [];

    /// <summary>Is told of each step before it is done.</summary>
    public Action<ContainerUpdateAction> Tell { get; init; } = static _ => { };

    /// <summary>Replaces the container.</summary>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The copy, and what the engine warned of.</returns>
    public async Task<CreateResult> RunAsync(ContainerChange change, CancellationToken token)
    {
        Tell(ContainerUpdateAction.Create);
        ReplacementRecord record = _record = await _ledger.BeginAsync(old, token);
        change = change with { WithoutRestart = record.HoldsRestart };
        CreateResult copy = await engine.Containers.CopyAsync(old.Id, record.CopyName, change, CancellationToken.None);
        if (record.WasRunning)
        {
            ValueList<string> ports = [];
            await Hints.TryAsync(async t => ports = (await engine.Containers.InspectAsync(copy.Id, t)).Publish, token);
            await PortGuard.CheckAsync(engine, ports.Select(PortSpec.Parse), token, old.Id);
        }

        record = await MarkAsync(record with { CopyId = copy.Id });
        if (record.HoldsRestart)
        {
            await engine.Containers.SetRestartAsync(old.Id, RestartSpec.Parse("no"), CancellationToken.None);
        }

        if (record.WasRunning)
        {
            Tell(ContainerUpdateAction.Stop);
            await engine.Containers.StopAsync(old.Id, grace: null, token);
        }

        if (Kept.Count > 0)
        {
            Tell(ContainerUpdateAction.KeepLayer);
            copy = await KeepAsync(copy, change, token);
            record = _record;
        }

        token.ThrowIfCancellationRequested();
        Tell(ContainerUpdateAction.Rename);
        await engine.Containers.RenameAsync(old.Id, record.OldName, CancellationToken.None);
        await engine.Containers.RenameAsync(copy.Id, record.Name, CancellationToken.None);
        if (record.WasRunning)
        {
            await StartAsync(record, copy.Id, token);
        }

        Tell(ContainerUpdateAction.Remove);
        token.ThrowIfCancellationRequested();
        await FinishAsync(record, copy.Id);
        return copy;
    }

    /// <summary>Undoes what has been done: the old container has its name again, and runs if it ran.</summary>
    /// <returns>What is so now: it is undone, or finished when there was no way back; null when nothing had been done.</returns>
    public async Task<string?> UndoAsync() =>
        _record is null ? null : await _undo.RunPatientlyAsync(_record, CancellationToken.None);

    private async Task StartAsync(ReplacementRecord record, string copy, CancellationToken token)
    {
        Tell(ContainerUpdateAction.Start);
        await engine.Containers.StartAsync(copy, CancellationToken.None);
        Tell(ContainerUpdateAction.Check);
        await new ContainerProbation(engine, Patience).RunAsync(copy, record.Restart is "always" or "unless-stopped", token);
        if (record.WasPaused)
        {
            Tell(ContainerUpdateAction.Pause);
            await engine.Containers.PauseAsync(copy, CancellationToken.None);
        }
    }

    // Only when the old one has stopped it writes no more. The copy so far has proved that it can be made.
    private async Task<CreateResult> KeepAsync(CreateResult first, ContainerChange change, CancellationToken token)
    {
        var layer = new ContainerLayer(engine, old);
        string image = await layer.KeepAsync(_record!.ImageName, CancellationToken.None);
        await engine.Containers.RemoveAsync(first.Id, force: true, volumes: false, CancellationToken.None);
        CreateResult copy = await engine.Containers.CopyAsync(
            old.Id, _record.CopyName, change with { Image = image }, CancellationToken.None);
        await MarkAsync(_record with { CopyId = copy.Id });
        await layer.VerifyAsync(copy.Id, Kept, token);
        return copy with { Warnings = first.Warnings };
    }

    private async Task<ReplacementRecord> MarkAsync(ReplacementRecord next) =>
        _record = await _ledger.MarkAsync(_record!, next, CancellationToken.None);

    // From here on there is no way back, and none is needed.
    private async Task FinishAsync(ReplacementRecord record, string copy)
    {
        record = await MarkAsync(record with { IsFinal = true }).ConfigureAwait(false);
        await _undo.FinishAsync(record, copy, CancellationToken.None).ConfigureAwait(false);
        await _ledger.EndAsync(record, CancellationToken.None).ConfigureAwait(false);
    }
}

using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// A work on a volume that comes to its end or is undone, by whoever comes next if its own session cannot. What it is, and
/// how far, is on the engine; so nobody else begins one there, and nothing of it is taken for unused.
/// </summary>
/// <param name="work">The engine, and what is told of the work.</param>
/// <param name="record">What is done.</param>
internal sealed class VolumeTransaction(VolumeWork work, VolumeRecord record)
{
    private bool _isOver;

    /// <summary>Its containers.</summary>
    public VolumeParts Parts { get; } = new(work.Engine, record);

    /// <summary>Does the work. If it fails, it is undone.</summary>
    /// <param name="held">The volumes that are made for it.</param>
    /// <param name="body">What is done.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task RunAsync(KeyedMountSpec[] held, Func<Task> body, CancellationToken token)
    {
        await work.SweepAsync(token).ConfigureAwait(false);
        try
        {
            work.Record = record;
            await BeginAsync(held, token).ConfigureAwait(false);
            await body().ConfigureAwait(false);
            if (record.Kind != VolumeWorkKind.Pause)
            {
                await CommitAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await SettleAsync().ConfigureAwait(false);
            work.Record = null;
        }
    }

    /// <summary>Takes note that the way back is closed from here on.</summary>
    /// <returns>Nothing, when it is on the engine.</returns>
    public Task StepAsync() => Parts.MakeAsync(record.Step, record.PartLabels);

    /// <summary>Takes that back, since nothing has been done yet.</summary>
    /// <returns>Nothing, when it is no longer on the engine.</returns>
    public Task UnstepAsync() => Parts.RemoveAsync(CancellationToken.None, record.Step);

    /// <summary>Ends it: what is there is as it shall be.</summary>
    /// <returns>Nothing, when it has ended.</returns>
    public async Task CommitAsync()
    {
        if (!_isOver)
        {
            if (await Parts.FindRecordAsync(CancellationToken.None).ConfigureAwait(false) is Container found)
            {
                await Parts.RemoveAsync(CancellationToken.None, found.Id).ConfigureAwait(false);
            }

            _isOver = true;
            await Removal.RunAsync(work, record.Image, Parts.EndAsync).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves it as it is to whoever comes next.</summary>
    public void Leave()
    {
        _isOver = true;
        Orphans.Add(work.Engine.Host, record.Image);
    }

    // Undoes it, unless it has ended.
    private async Task SettleAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            await Removal.RunAsync(
                work, record.Image, _ => new VolumeSettlement(work, record) { PrefersOld = true }.RunAsync(CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async Task BeginAsync(KeyedMountSpec[] held, CancellationToken token)
    {
        await Parts.MakeImageAsync().ConfigureAwait(false);
        token.ThrowIfCancellationRequested();
        await MakeRecordAsync(token).ConfigureAwait(false);
        await RefuseOthersAsync(token).ConfigureAwait(false);
        if (held.Length > 0)
        {
            await Parts.MakeAsync(record.Holder, record.PartLabels, held).ConfigureAwait(false);
        }

        token.ThrowIfCancellationRequested();
    }

    private async Task MakeRecordAsync(CancellationToken token)
    {
        try
        {
            await Parts.MakeAsync(record.Name, record.ToLabels()).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNameInUse)
        {
            Container? other = await Parts.FindAsync(record.Name, token).ConfigureAwait(false);
            throw VolumeWork.Busy(record.Volume, other is null ? null : VolumeRecord.TryRead(other), error);
        }
    }

    // Another work can have a record of another name, and need the same volume.
    private async Task RefuseOthersAsync(CancellationToken token)
    {
        var filter = new ContainerFilter { Label = [VolumeRecord.WorkLabel] };
        foreach (Container container in await work.Engine.Containers.ListAsync(filter, token).ConfigureAwait(false))
        {
            if (VolumeRecord.TryRead(container) is VolumeRecord other && record.Excludes(other))
            {
                throw VolumeWork.Busy(record.Source ?? record.Volume, other);
            }
        }
    }
}

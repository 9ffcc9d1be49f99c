using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Finishes a work or undoes it, by what is found of it on the engine. It may be cut off too, and be begun again by another.
/// </summary>
/// <param name="work">The engine, and what is told of the work.</param>
/// <param name="record">The work.</param>
internal sealed class VolumeSettlement(VolumeWork work, VolumeRecord record)
{
    private readonly VolumeParts _parts = new(work.Engine, record);

    /// <summary>Whether what was there before is preferred to what was to come, where either can be had.</summary>
    public bool PrefersOld { get; init; }

    /// <summary>Does it.</summary>
    /// <param name="token">Stops the work, but for what moves data.</param>
    /// <returns>What was done, as a sentence.</returns>
    public async Task<string> RunAsync(CancellationToken token)
    {
        string done = await _parts.FindRecordAsync(token).ConfigureAwait(false) is null
            ? $"what {record} needed for {record.Volume} is removed"
            : record.Kind switch
            {
                VolumeWorkKind.Replace => await ExchangeAsync(token).ConfigureAwait(false),
                VolumeWorkKind.Rename => await RenameAsync(token).ConfigureAwait(false),
                VolumeWorkKind.Pause => await UnpauseAsync(token).ConfigureAwait(false),
                _ => await UndoAsync(token).ConfigureAwait(false),
            };
        await _parts.EndAsync(token).ConfigureAwait(false);
        return done;
    }

    private async Task<bool> IsStepDoneAsync(CancellationToken token) =>
        await _parts.FindAsync(record.Step, token).ConfigureAwait(false) is not null;

    // A volume of that name that somebody else has made is none of ours.
    private async Task<string> UndoAsync(CancellationToken token)
    {
        if (await VolumeContent.FindAsync(work.Engine, record.Volume, token).ConfigureAwait(false) is not Volume made
            || made.MadeBy != record.Token)
        {
            return $"{record} has made no volume {record.Volume}, and what it needed is removed";
        }

        string[] users = [.. made.UsedBy.Where(name => name != record.Holder)];
        if (users.Length > 0)
        {
            throw new EngineException(
                VolumeErrors.VolumeInUse,
                $"the volume {record.Volume}, which {record} has only begun to fill, is in use by {string.Join(", ", users)}");
        }

        await _parts.RemoveAsync(token, record.Holder).ConfigureAwait(false);
        await Removal.GoneAsync(work.Engine.Volumes.RemoveAsync(record.Volume, force: false, token)).ConfigureAwait(false);
        return $"the volume {record.Volume}, which {record} has only begun to fill, is removed";
    }

    private async Task<string> ExchangeAsync(CancellationToken token) =>
        await IsStepDoneAsync(token).ConfigureAwait(false)
            ? await new VolumeExchange(work, record).SettleAsync(PrefersOld).ConfigureAwait(false)
            : $"{record.Volume} is as it was before {record}, and what that needed is removed";

    private async Task<string> RenameAsync(CancellationToken token)
    {
        if (await VolumeContent.FindAsync(work.Engine, record.Source!, token).ConfigureAwait(false) is not Volume source)
        {
            return $"{record} is finished: {record.Source} is {record.Volume} now";
        }

        if (!await IsStepDoneAsync(token).ConfigureAwait(false))
        {
            return await UndoAsync(token).ConfigureAwait(false);
        }

        Volume copy = await work.Engine.Volumes.GetAsync(record.Volume, size: false, token).ConfigureAwait(false);
        if (!VolumeCopier.RefersElsewhere(source)
            && !await new VolumeContent(work).IsSameAsync(source, copy, CancellationToken.None).ConfigureAwait(false))
        {
            return $"{record.Source} and {record.Volume} are both kept, since they differ: {record} was cut off (VolumeKept)";
        }

        if (source.UsedBy.Length > 0)
        {
            return await UndoAsync(token).ConfigureAwait(false);
        }

        await work.Engine.Volumes.RemoveAsync(source.Name, force: false, token).ConfigureAwait(false);
        return $"{record} is finished: {record.Source} is {record.Volume} now";
    }

    private async Task<string> UnpauseAsync(CancellationToken token)
    {
        var freed = new List<string>();
        Exception? failed = null;
        foreach (string id in record.Paused)
        {
            try
            {
                if (await _parts.FindAsync(id, token).ConfigureAwait(false) is { State: "paused" } container)
                {
                    await work.Engine.Containers.UnpauseAsync(id, token).ConfigureAwait(false);
                    freed.Add(container.Name);
                }
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                work.Report.Warnings.Enqueue($"{id[..12]} may still be paused: {error.Message} (ContainerLeftPaused).");
                failed = error;
            }
        }

        if (failed is not null)
        {
            throw failed;
        }

        return freed.Count == 0 ? $"{record} has left nobody paused" : $"{string.Join(", ", freed)}, which {record} had paused, may go on";
    }
}

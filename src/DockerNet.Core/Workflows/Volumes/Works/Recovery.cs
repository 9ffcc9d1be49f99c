using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Finds works on volumes whose sessions have ended, or have given them up.</summary>
internal sealed class VolumeRecovery : IRecovery
{
    private const int Attempts = 2;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token)
    {
        var filter = new ContainerFilter { Label = [VolumeRecord.WorkLabel] };
        return [.. (await engine.Containers.ListAsync(filter, token).ConfigureAwait(false))
            .Select(VolumeRecord.TryRead)
            .OfType<VolumeRecord>()
            .Where(record => Orphans.IsOne(record.Image, record.Owner) || (elsewhere && HelperLabel.IsElsewhere(record.Owner)))
            .Select(record => new Recovery(
                record.Cmdlet,
                record.Volume,
                ActionOf(record),
                (report, t) => SettleAsync(new VolumeWork(engine, report) { Record = record }, record, t)))];
    }

    private static string ActionOf(VolumeRecord record) => record.Kind switch
    {
        VolumeWorkKind.Replace => "Finish or undo the exchange of its content",
        VolumeWorkKind.Rename => $"Finish or undo the renaming of {record.Source}",
        VolumeWorkKind.Pause => "Let the containers go on that were paused for it",
        _ => "Remove what has been filled only in part",
    };

    // Two may find it at the same time.
    private static async Task<string> SettleAsync(VolumeWork work, VolumeRecord record, CancellationToken token)
    {
        var parts = new VolumeParts(work.Engine, record);
        await ClaimAsync(parts, record, token).ConfigureAwait(false);
        try
        {
            string done = "";
            // Of an own work it has been told already that it failed.
            var settlement = new VolumeSettlement(work, record) { PrefersOld = record.Owner == HelperLabel.Value };
            await work.Report.Critical.RunAsync(async () => done = await settlement.RunAsync(CancellationToken.None).ConfigureAwait(false))
                .ConfigureAwait(false);
            Orphans.Forget(record.Image);
            return done;
        }
        finally
        {
            await Removal.RunAsync(work, record.Claim, t => parts.RemoveAsync(t, record.Claim)).ConfigureAwait(false);
        }
    }

    private static async Task ClaimAsync(VolumeParts parts, VolumeRecord record, CancellationToken token)
    {
        for (int left = Attempts; ; left--)
        {
            try
            {
                await parts.MakeAsync(record.Claim, record.PartLabels).ConfigureAwait(false);
                return;
            }
            catch (EngineException error) when (left > 0 && error.Kind == ImageErrors.ImageNotFound)
            {
                await parts.MakeImageAsync().ConfigureAwait(false);
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNameInUse)
            {
                Container? other = await parts.FindAsync(record.Claim, token).ConfigureAwait(false);
                if (left == 0 || (other is not null && !Orphans.IsOne(other.Name, other.Labels.GetValueOrDefault(HelperLabel.Name, ""))))
                {
                    throw VolumeWork.Busy(record.Volume, record, error);
                }

                await parts.RemoveAsync(token, other?.Id ?? record.Claim).ConfigureAwait(false);
            }
        }
    }
}

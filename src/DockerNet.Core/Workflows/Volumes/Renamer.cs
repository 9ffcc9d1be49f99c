using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Gives a volume another name: a copy takes its place.</summary>
/// <param name="work">The engine, and what is told of the work.</param>
internal sealed class VolumeRenamer(VolumeWork work)
{
    private const int Shown = 5;

    /// <summary>Renames.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="name">Its new name.</param>
    /// <param name="force">Whether it may lose what copies do not have.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when the volume has its new name.</returns>
    public Task RunAsync(Volume volume, string name, bool force, CancellationToken token)
    {
        var record = new VolumeRecord
        {
            Kind = VolumeWorkKind.Rename,
            Volume = name,
            Source = volume.Name,
            Request = VolumeClearing.RequestOf(volume) with { Name = name },
        };
        return new VolumeRestorer(work).CreateAsync(
            record,
            async (renamed, transaction) =>
            {
                if (!VolumeCopier.RefersElsewhere(volume))
                {
                    await CopyAsync(volume, renamed, force, token).ConfigureAwait(false);
                }

                await new VolumeUsers(work.Engine, work.Report).RefuseAsync(volume.Name, running: false, token).ConfigureAwait(false);
                await work.Report.Critical.RunAsync(() => RemoveAsync(volume, name, transaction)).ConfigureAwait(false);
            },
            token);
    }

    // Somebody may have written to it in the meantime, so it is read once more.
    private async Task CopyAsync(Volume volume, Volume renamed, bool force, CancellationToken token)
    {
        var content = new VolumeContent(work);
        var uncarried = new UncarriedItems(volume, work.Engine.IsLocal, "copy", await work.TimesAsync(token).ConfigureAwait(false));
        await content.CopyAsync(volume, work, renamed, token, uncarried).ConfigureAwait(false);
        if (!await content.IsSameAsync(volume, renamed, token).ConfigureAwait(false))
        {
            throw new EngineException(VolumeErrors.VolumeDiffers, $"{volume.Name} has changed while it was copied");
        }

        if (!force && FolderCheck.CanSee(volume, work.Engine.IsLocal) && FolderCheck.CanSee(renamed, work.Engine.IsLocal)
            && FolderComparison.Lost(volume, renamed) is { Count: > 0 } lost)
        {
            string more = lost.Count > Shown ? $" and {lost.Count - Shown} more" : "";
            throw new EngineException(
                VolumeErrors.VolumeNotCarried,
                $"the copy of {volume.Name} would lack what archives of the engine do not carry: {string.Join("; ", lost.Take(Shown))}{more}");
        }

        uncarried.Warn(work.Report, takes: null, token);
    }

    private async Task RemoveAsync(Volume volume, string name, VolumeTransaction transaction)
    {
        await transaction.StepAsync().ConfigureAwait(false);
        try
        {
            await work.Engine.Volumes.RemoveAsync(volume.Name, force: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeInUse)
        {
            // Somebody has begun to use it in the meantime.
            await transaction.UnstepAsync().ConfigureAwait(false);
            await new VolumeUsers(work.Engine, work.Report).RefuseAsync(volume.Name, running: false, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (EngineException)
        {
            // A part of it may have been removed, or all.
            work.Report.Warnings.Enqueue($"what was in {volume.Name} is now in the volume {name} (VolumeKept).");
            await transaction.CommitAsync().ConfigureAwait(false);
            throw;
        }
    }
}

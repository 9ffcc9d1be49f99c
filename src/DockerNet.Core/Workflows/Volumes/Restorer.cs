using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Brings volumes into being with all that belongs in them. If that fails, all is as it was before.</summary>
/// <param name="work">The engine, and what is told of the work.</param>
internal sealed class VolumeRestorer(VolumeWork work)
{
    private readonly VolumeContent _content = new(work);

    /// <summary>Makes a volume that is not there, and fills it.</summary>
    /// <param name="request">What it shall be.</param>
    /// <param name="fill">Fills it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    public async Task CreateAsync(VolumeRequest request, Func<Volume, Task> fill, CancellationToken token)
    {
        // Not stopped half-way, so that it is known whether there is one to remove.
        await work.Engine.Volumes.CreateAsync(request, CancellationToken.None).ConfigureAwait(false);
        bool done = false;
        try
        {
            token.ThrowIfCancellationRequested();
            await fill(await work.Engine.Volumes.GetAsync(request.Name!, size: false, token).ConfigureAwait(false)).ConfigureAwait(false);
            done = true;
        }
        finally
        {
            if (!done)
            {
                await Removal.RunAsync(work, request.Name!, t => work.Engine.Volumes.RemoveAsync(request.Name!, force: false, t))
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Replaces what is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="fill">Fills a volume with what shall be in it.</param>
    /// <param name="token">Stops the work. Once the exchange has begun it is not stopped any more.</param>
    /// <returns>Nothing, when it is replaced.</returns>
    public Task ReplaceAsync(Volume volume, Func<Volume, Task> fill, CancellationToken token) => work.WithTemporaryAsync(
        HelperLabel.Value,
        async next =>
        {
            await fill(next.Volume).ConfigureAwait(false);
            await work.WithTemporaryAsync(
                $"content of {volume.Name}",
                async old =>
                {
                    await _content.CopyAsync(volume, work, old.Volume, token).ConfigureAwait(false);
                    await ExchangeAsync(volume, next.Volume, old).ConfigureAwait(false);
                },
                token).ConfigureAwait(false);
        },
        token);

    private async Task ExchangeAsync(Volume volume, Volume next, TemporaryVolume old)
    {
        try
        {
            old.HoldsOnlyCopyOf = volume.Name;
            await RefillAsync(volume, next).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeNotReplaceable)
        {
            await PutBackAsync(volume, old).ConfigureAwait(false);
            throw;
        }
        catch (EngineException)
        {
            // If the engine itself has ended, it may be back within this time.
            await Removal.PendingAsync(work.Engine.Host).ConfigureAwait(false);
            await work.Engine.Volumes.CreateAsync(VolumeContent.RequestOf(volume), CancellationToken.None).ConfigureAwait(false);
            await RefillAsync(volume, old.Volume).ConfigureAwait(false);
            old.HoldsOnlyCopyOf = null;
            throw;
        }

        old.HoldsOnlyCopyOf = null;
    }

    // A part of it may have been removed before something was met that cannot be.
    private async Task PutBackAsync(Volume volume, TemporaryVolume old)
    {
        try
        {
            if (await _content.ChecksumAsync(volume, CancellationToken.None).ConfigureAwait(false)
                != await _content.ChecksumAsync(old.Volume, CancellationToken.None).ConfigureAwait(false))
            {
                await _content.CopyAsync(old.Volume, work, volume, CancellationToken.None).ConfigureAwait(false);
            }

            old.HoldsOnlyCopyOf = null;
        }
        catch (EngineException)
        {
            // Then it stays where it is, and that is told.
        }
    }

    private async Task RefillAsync(Volume volume, Volume source)
    {
        Volume empty = await _content.ClearAsync(volume, CancellationToken.None).ConfigureAwait(false);
        await _content.CopyAsync(source, work, empty, CancellationToken.None).ConfigureAwait(false);
    }
}

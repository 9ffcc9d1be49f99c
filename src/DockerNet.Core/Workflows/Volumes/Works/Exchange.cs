using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Puts the new content in the place of the old. Both are whole in volumes of their own until it is done, so that whoever
/// finds it half-done can finish it or put the old content back.
/// </summary>
/// <param name="work">The engine, and what is told of the work.</param>
/// <param name="record">The work.</param>
internal sealed class VolumeExchange(VolumeWork work, VolumeRecord record)
{
    // Somebody who clears away unused volumes may take the one that is just about to be filled.
    private const int Attempts = 3;

    private readonly VolumeContent _content = new(work);
    private readonly VolumeUsers _users = new(work.Engine, work.Report);

    /// <summary>Exchanges. Nothing stops it.</summary>
    /// <param name="transaction">Where note is taken of it.</param>
    /// <returns>Nothing, when the new content is there. If it fails, the old one is.</returns>
    public async Task RunAsync(VolumeTransaction transaction)
    {
        await transaction.StepAsync().ConfigureAwait(false);
        try
        {
            await _users.RefuseAsync(record.Volume, running: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            await transaction.UnstepAsync().ConfigureAwait(false);
            throw;
        }

        try
        {
            await RefillAsync(record.Next!).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            await PutBackAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await transaction.CommitAsync().ConfigureAwait(false);
        await _users.WarnOfStartedAsync(record.Volume).ConfigureAwait(false);
    }

    /// <summary>Finishes what was cut off, or puts the old content back.</summary>
    /// <param name="prefersOld">Which of both is tried first.</param>
    /// <returns>What was done.</returns>
    public async Task<string> SettleAsync(bool prefersOld)
    {
        await _users.RefuseAsync(record.Volume, running: true, CancellationToken.None).ConfigureAwait(false);
        (string Volume, string Done)[] both =
        [
            (record.Next!, $"{record} is finished: {record.Volume} has the new content"),
            (record.Old!, $"{record} is undone: {record.Volume} has the content that it had before"),
        ];
        EngineException? failed = null;
        foreach ((string source, string done) in prefersOld ? both.Reverse() : both)
        {
            try
            {
                await PutAsync(source).ConfigureAwait(false);
                return done;
            }
            catch (EngineException error) when (error.Kind != EngineErrors.EngineUnreachable)
            {
                failed ??= error;
            }
        }

        throw failed!;
    }

    private async Task PutBackAsync(VolumeTransaction transaction)
    {
        try
        {
            // If the engine itself has ended, it may be back within this time.
            await Removal.PendingAsync(work.Engine.Host).ConfigureAwait(false);
            await SettleAsync(prefersOld: true).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
        }
        catch (EngineException)
        {
            work.Report.Warnings.Enqueue(
                $"what was in {record.Volume} is now in the volume {record.Old}, and what it was to get in {record.Next}; Repair-DockerNet puts the old content back (VolumeKept).");
            transaction.Leave();
        }
    }

    // A part of the volume may have been removed before something was met that cannot be; then what is gone is added.
    private async Task PutAsync(string name)
    {
        Volume source = await work.Engine.Volumes.GetAsync(name, size: false, CancellationToken.None).ConfigureAwait(false);
        Volume volume = await FindOrMakeAsync().ConfigureAwait(false);
        if (await _content.IsSameAsync(volume, source, CancellationToken.None).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await RefillAsync(name).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind.IsAny(VolumeErrors.VolumeNotReplaceable, EngineErrors.EngineError))
        {
            await _content.CopyAsync(source, work, await FindOrMakeAsync().ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task RefillAsync(string name)
    {
        Volume source = await work.Engine.Volumes.GetAsync(name, size: false, CancellationToken.None).ConfigureAwait(false);
        for (int left = Attempts; left > 0; left--)
        {
            try
            {
                Volume empty = await new VolumeClearing(work).ClearAsync(await FindOrMakeAsync().ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
                await _content.CopyAsync(source, work, empty, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (EngineException error) when (left > 1 && error.Kind == VolumeErrors.VolumeNotFound && error.Subject == record.Volume)
            {
                // Once more.
            }
        }
    }

    private async Task<Volume> FindOrMakeAsync()
    {
        if (await VolumeContent.FindAsync(work.Engine, record.Volume, CancellationToken.None).ConfigureAwait(false) is Volume found)
        {
            return found;
        }

        await work.Engine.Volumes.CreateAsync(record.Request, CancellationToken.None).ConfigureAwait(false);
        return await work.Engine.Volumes.GetAsync(record.Volume, size: false, CancellationToken.None).ConfigureAwait(false);
    }
}

using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Takes a replacement to an end that is whole, from wherever it was cut: back, or forward when there is no way back.
/// Each step may have been done already, and all of it may be done again.
/// </summary>
/// <param name="engine">The engine.</param>
internal sealed class ReplacementUndo(IEngine engine)
{
    // An engine that was ended may be started again.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    // One that ends cuts its answer off. One that answers nonsense again and again does not come to its senses.
    private const int NonsenseLimit = 3;

    private readonly ReplacementLedger _ledger = new(engine);

    /// <summary>Does it, as long as it takes until an engine answers.</summary>
    /// <param name="record">The work.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>What is so now.</returns>
    public async Task<string> RunPatientlyAsync(ReplacementRecord record, CancellationToken token)
    {
        // Not on the pipeline's thread, which a stopped cmdlet has no more.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        DateTime end = DateTime.UtcNow + s_limit;
        int nonsense = 0;
        while (true)
        {
            try
            {
                return await RunAsync(record, token).ConfigureAwait(false);
            }
            catch (EngineException error) when (DateTime.UtcNow < end
                && (error.Kind.IsAny(EngineErrors.EngineUnreachable, EngineErrors.EngineTimeout)
                    || (error.Kind == EngineErrors.EngineAnswerInvalid && ++nonsense < NonsenseLimit)))
            {
                await Task.Delay(s_pause, token).ConfigureAwait(false);
            }
            catch (EngineException)
            {
                ReplacementLedger.Leave(record);
                throw;
            }
        }
    }

    /// <summary>Does it.</summary>
    /// <param name="record">The work.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>What is so now.</returns>
    public async Task<string> RunAsync(ReplacementRecord record, CancellationToken token)
    {
        Container? old = await FindAsync(record.OldId, token).ConfigureAwait(false);
        Container? copy = await FindAsync(record.CopyId ?? record.CopyName, token).ConfigureAwait(false)
            ?? await FindAsync(record.CopyName, token).ConfigureAwait(false);
        string done;
        if (copy is not null && (record.IsFinal || old is null))
        {
            await FinishAsync(record, copy.Id, token).ConfigureAwait(false);
            done = $"the change of {record.Name} is finished";
        }
        else if (old is not null)
        {
            done = await BackAsync(record, old, copy, token).ConfigureAwait(false);
        }
        else
        {
            done = $"of {record.Name}, whose change was not finished, neither the old container nor the changed one is left";
        }

        await _ledger.EndAsync(record, token).ConfigureAwait(false);
        return done;
    }

    /// <summary>Takes a replacement to its end: the copy stays.</summary>
    /// <param name="record">The work.</param>
    /// <param name="copy">The copy's id.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>Nothing, when the old one is gone and the copy has all that it had.</returns>
    public async Task FinishAsync(ReplacementRecord record, string copy, CancellationToken token)
    {
        Container? old = await FindAsync(record.OldId, token).ConfigureAwait(false);
        if (old is { LinkNames.Length: > 0 })
        {
            // A dead link keeps the last name of its source: by that one it can be repaired.
            await NameAsync(copy, record.CopyName, token).ConfigureAwait(false);
            await NameAsync(old.Id, record.Name, token).ConfigureAwait(false);
        }

        if (old is not null)
        {
            await Removal.GoneAsync(engine.Containers.RemoveAsync(old.Id, force: true, volumes: false, token)).ConfigureAwait(false);
        }

        await NameAsync(copy, record.Name, token).ConfigureAwait(false);
        Container now = await engine.Containers.GetAsync(copy, token).ConfigureAwait(false);
        if (record.HoldsRestart)
        {
            await engine.Containers.SetRestartAsync(copy, RestartSpec.Parse(record.Restart), token).ConfigureAwait(false);
        }

        // An engine that ended took it along. One that has done its work is not to do it twice.
        if (record.WasRunning && (now.State == "created" || (now.State == "exited" && record.HoldsRestart)))
        {
            await StartAsync(record, copy, token).ConfigureAwait(false);
        }
    }

    private async Task<string> BackAsync(ReplacementRecord record, Container old, Container? copy, CancellationToken token)
    {
        if (copy is not null)
        {
            await RemoveAsync(copy.Id, old, token).ConfigureAwait(false);
        }

        try
        {
            await NameAsync(old.Id, record.Name, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNameInUse)
        {
            // Somebody has put another in its place, which may write where it would.
            return $"the change of {record.Name} is not finished: there is another container of that name by now, and the old one stays as {old.Name}, stopped";
        }

        if (record.CopyId is null)
        {
            return Undone(record);
        }

        if (record.WasRunning && old.State is not "paused")
        {
            // The engine goes on with a stop that was asked for: what runs now may be dead in a moment.
            await engine.Containers.StopAsync(old.Id, grace: null, token).ConfigureAwait(false);
            await StartAsync(record, old.Id, token).ConfigureAwait(false);
        }

        if (record.HoldsRestart)
        {
            await engine.Containers.SetRestartAsync(old.Id, RestartSpec.Parse(record.Restart), token).ConfigureAwait(false);
        }

        return Undone(record);
    }

    private static string Undone(ReplacementRecord record) => $"the change of {record.Name} is undone, and it is as it was before";

    // Its volumes are the old one's, but for those without a name that it was given anew.
    private async Task RemoveAsync(string copy, Container old, CancellationToken token)
    {
        ContainerDetail detail = await engine.Containers.InspectAsync(copy, token).ConfigureAwait(false);
        string[] made =
        [
            .. detail.Mounts.Where(mount => VolumeRules.IsEngineMade(mount.Name) && detail.OwnMounts.All(own => own.Target != mount.Target))
                .Select(static mount => mount.Name)
                .Except(old.Mounts.Select(static mount => mount.Name)),
        ];
        await Removal.GoneAsync(engine.Containers.RemoveAsync(copy, force: true, volumes: false, token)).ConfigureAwait(false);
        foreach (string volume in made)
        {
            try
            {
                await Removal.GoneAsync(engine.Volumes.RemoveAsync(volume, force: false, token)).ConfigureAwait(false);
            }
            catch (EngineException error) when (error.Kind == VolumeErrors.VolumeInUse)
            {
                // Somebody has it already.
            }
        }
    }

    private async Task StartAsync(ReplacementRecord record, string id, CancellationToken token)
    {
        await engine.Containers.StartAsync(id, token).ConfigureAwait(false);
        if (record.WasPaused)
        {
            await engine.Containers.PauseAsync(id, token).ConfigureAwait(false);
        }
    }

    private async Task NameAsync(string id, string name, CancellationToken token)
    {
        if ((await engine.Containers.GetAsync(id, token).ConfigureAwait(false)).Name != name)
        {
            await engine.Containers.RenameAsync(id, name, token).ConfigureAwait(false);
        }
    }

    private async Task<Container?> FindAsync(string name, CancellationToken token)
    {
        try
        {
            return await engine.Containers.GetAsync(name, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return null;
        }
    }
}

using System.Collections.Concurrent;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Keeps the records of replacements on an engine.</summary>
/// <param name="engine">The engine.</param>
internal sealed class ReplacementLedger(IEngine engine)
{
    // Those that this session works on: what else is its own it has given up.
    private static readonly ConcurrentDictionary<string, bool> s_active = new();

    /// <summary>Records a work, before it begins.</summary>
    /// <param name="old">The container that is to be replaced.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>The record.</returns>
    /// <exception cref="EngineException">Another session replaces the same one.</exception>
    public async Task<ReplacementRecord> BeginAsync(ContainerDetail old, CancellationToken token)
    {
        var record = new ReplacementRecord
        {
            Token = Guid.NewGuid().ToString("n")[..6],
            Owner = HelperLabel.Value,
            OldId = old.Id,
            Name = old.Name,
            WasRunning = old.State is "running" or "paused" or "restarting",
            WasPaused = old.State == "paused",
            Restart = RestartSpec.FromInspection(old.Json).ToString(),
        };
        s_active[record.Token] = true;
        try
        {
            await engine.Containers.CreateAsync(Holder(old, record), CancellationToken.None);
            foreach (ReplacementRecord other in await ListAsync(token))
            {
                if (other.OldId == old.Id && other.Token != record.Token)
                {
                    throw new EngineException(
                        ContainerErrors.ContainerChanging, $"{HelperLabel.Describe(other.Owner)} is changing it, or has left that unfinished");
                }
            }

            return record;
        }
        catch
        {
            Leave(record);
            await EndAsync(record, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Records how far a work has come.</summary>
    /// <param name="before">The record.</param>
    /// <param name="after">The same with more in it.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The new record.</returns>
    public async Task<ReplacementRecord> MarkAsync(ReplacementRecord before, ReplacementRecord after, CancellationToken token)
    {
        await engine.Containers.RenameAsync(before.HolderName, after.HolderName, token).ConfigureAwait(false);
        return after;
    }

    /// <summary>Removes the record of a work that has come to its end, and what was there for it only.</summary>
    /// <param name="record">The record.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public async Task EndAsync(ReplacementRecord record, CancellationToken token)
    {
        // By force: the container that was made of it needs no name for it.
        await Removal.GoneAsync(engine.Images.RemoveAsync(record.ImageName, force: true, token)).ConfigureAwait(false);
        foreach (Container holder in await HoldersAsync(token).ConfigureAwait(false))
        {
            if (ReplacementRecord.TryRead(holder)?.Token == record.Token)
            {
                await Removal.GoneAsync(engine.Containers.RemoveAsync(holder.Id, force: true, volumes: true, token)).ConfigureAwait(false);
            }
        }

        Leave(record);
    }

    /// <summary>Gives a work up, for whoever comes next.</summary>
    /// <param name="record">The record.</param>
    public static void Leave(ReplacementRecord record) => s_active.TryRemove(record.Token, out _);

    /// <summary>Finds the records of works whose session has ended, or has given them up.</summary>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The records.</returns>
    public async Task<IReadOnlyList<ReplacementRecord>> LeftAsync(bool elsewhere, CancellationToken token) =>
        [.. (await ListAsync(token).ConfigureAwait(false)).Where(record => IsLeft(record, elsewhere))];

    private static bool IsLeft(ReplacementRecord record, bool elsewhere) =>
        HelperLabel.IsOrphan(record.Owner)
        || (elsewhere && HelperLabel.IsElsewhere(record.Owner))
        || (record.Owner == HelperLabel.Value && !s_active.ContainsKey(record.Token));

    // Where the image wants volumes it gets none, which would be filled for nothing.
    private static ContainerRequest Holder(ContainerDetail old, ReplacementRecord record) => new()
    {
        Image = old.ImageId,
        Name = record.HolderName,
        Command = ["-"],
        Entrypoint = [],
        Network = "none",
        KeyedMounts = [.. old.VolumePaths.Select(static path => new KeyedMountSpec { Type = MountTypes.Tmpfs, Target = path })],
        Labels = new Dictionary<string, string> { [ReplacementRecord.Label] = record.ToLabel() },
    };

    private async Task<IEnumerable<ReplacementRecord>> ListAsync(CancellationToken token) =>
        (await HoldersAsync(token).ConfigureAwait(false)).Select(ReplacementRecord.TryRead).OfType<ReplacementRecord>();

    private Task<IReadOnlyList<Container>> HoldersAsync(CancellationToken token) =>
        engine.Containers.ListAsync(new ContainerFilter { Label = [ReplacementRecord.Label] }, token);
}

using System.Collections.Concurrent;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Keeps the records of links that are being moved on an engine.</summary>
/// <param name="engine">The engine.</param>
internal sealed class LinkLedger(IEngine engine)
{
    // Those that this session works on: what else is its own it has given up.
    private static readonly ConcurrentDictionary<string, bool> s_active = new();

    /// <summary>Records a work, before it changes anything.</summary>
    /// <param name="record">The work.</param>
    /// <param name="recipient">One of its recipients, of whose image the record is.</param>
    /// <returns>Nothing, when it is recorded.</returns>
    public async Task BeginAsync(LinkRecord record, ContainerDetail recipient)
    {
        s_active[record.Token] = true;
        await engine.Containers.CreateAsync(
            new ContainerRequest
            {
                Image = recipient.ImageId,
                Name = record.HolderName,
                Command = ["-"],
                Entrypoint = [],
                Network = "none",
                KeyedMounts = [.. recipient.VolumePaths.Select(static path => new KeyedMountSpec { Type = MountTypes.Tmpfs, Target = path })],
                Labels = new Dictionary<string, string> { [LinkRecord.Label] = record.ToLabel() },
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Leaves a work to whoever comes next.</summary>
    /// <param name="record">The work.</param>
    public static void Leave(LinkRecord record) => s_active.TryRemove(record.Token, out _);

    /// <summary>Removes the record of a work that has come to its end.</summary>
    /// <param name="record">The work.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public Task EndAsync(LinkRecord record, CancellationToken token)
    {
        Leave(record);
        return Removal.GoneAsync(engine.Containers.RemoveAsync(record.HolderName, force: true, volumes: true, token));
    }

    /// <summary>Removes the network that a work has made, if it has come to that.</summary>
    /// <param name="record">The work.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public async Task RemoveNetworkAsync(LinkRecord record, CancellationToken token)
    {
        IReadOnlyList<Network> all = await engine.Networks.ListAsync(NetworkFilter.All, token).ConfigureAwait(false);
        foreach (Network network in all.Where(network => network.Labels.GetValueOrDefault(LinkRecord.Label) == record.Token))
        {
            await engine.Networks.RemoveAsync(network.Id, token).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the records of works whose session has ended, or has given them up.</summary>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The records.</returns>
    public async Task<IReadOnlyList<LinkRecord>> LeftAsync(bool elsewhere, CancellationToken token)
    {
        var filter = new ContainerFilter { Label = [LinkRecord.Label] };
        return
        [
            .. (await engine.Containers.ListAsync(filter, token).ConfigureAwait(false)).Select(LinkRecord.TryRead).OfType<LinkRecord>()
                .Where(record => HelperLabel.IsOrphan(record.Owner)
                    || (elsewhere && HelperLabel.IsElsewhere(record.Owner))
                    || (record.Owner == HelperLabel.Value && !s_active.ContainsKey(record.Token))),
        ];
    }
}

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

    private readonly ConcurrentDictionary<string, LinkRecord> _own = new();

    /// <summary>Records a recipient's links, once, before the first of them is removed.</summary>
    /// <param name="recipient">The recipient as it is before.</param>
    /// <param name="network">The network that they move to.</param>
    /// <param name="links">The links.</param>
    /// <returns>Nothing, when they are recorded.</returns>
    public async Task BeginAsync(ContainerDetail recipient, string network, IReadOnlyList<string> links)
    {
        ContainerEndpoint? place = recipient.Networks.FirstOrDefault(one => one.Network == network);
        var record = new LinkRecord
        {
            Owner = HelperLabel.Value,
            RecipientId = recipient.Id,
            Recipient = recipient.Name,
            Network = network,
            Links = [.. (place?.Links ?? []).Concat(links).Distinct()],
            Aliases = place?.Aliases ?? [],
            IPAddress = place?.FixedAddress?.ToString(),
        };
        if (!_own.TryAdd(recipient.Id, record))
        {
            return;
        }

        s_active[recipient.Id] = true;
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

    /// <summary>Removes the records of this work, which has come to its end.</summary>
    /// <returns>Nothing, when they are gone.</returns>
    public async Task EndAsync()
    {
        foreach (LinkRecord record in _own.Values)
        {
            s_active.TryRemove(record.RecipientId, out _);
            await EndAsync(record, CancellationToken.None).ConfigureAwait(false);
        }

        _own.Clear();
    }

    /// <summary>Removes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public Task EndAsync(LinkRecord record, CancellationToken token) =>
        Removal.GoneAsync(engine.Containers.RemoveAsync(record.HolderName, force: true, volumes: true, token));

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
                    || (record.Owner == HelperLabel.Value && !s_active.ContainsKey(record.RecipientId))),
        ];
    }
}

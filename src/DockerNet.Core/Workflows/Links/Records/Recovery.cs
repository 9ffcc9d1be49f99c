using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds recipients whose links were removed by a work that was cut off, and gives them their names back.</summary>
internal sealed class LinkRecovery : IRecovery
{
    private const string Cmdlet = "Convert-ContainerLink";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token)
    {
        IReadOnlyList<LinkRecord> left = await new LinkLedger(engine).LeftAsync(elsewhere, token).ConfigureAwait(false);
        return
        [
            .. left.Select(record => new Recovery(
                Cmdlet,
                record.Recipient,
                $"Give {record.Recipient} its names {Names(record)} on network {record.Network}",
                (_, t) => FinishAsync(engine, record, t))),
        ];
    }

    private static string Names(LinkRecord record) => string.Join(", ", record.Links.Select(static link => $"'{LinkSpec.Parse(link).Alias}'"));

    private static async Task<string> FinishAsync(IEngine engine, LinkRecord record, CancellationToken token)
    {
        var ledger = new LinkLedger(engine);
        ContainerDetail recipient;
        try
        {
            recipient = await engine.Containers.InspectAsync(record.RecipientId, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            await ledger.EndAsync(record, token).ConfigureAwait(false);
            return $"{record.Recipient}, whose links were being moved, is gone";
        }

        ContainerEndpoint? place = recipient.Networks.FirstOrDefault(one => one.Network == record.Network);
        string[] legacy = [.. recipient.Links.Intersect(record.Links)];
        if (place is null || legacy.Length > 0 || record.Links.Except(place.Links).Any())
        {
            await MoveAsync(engine, record, recipient, place, legacy, token).ConfigureAwait(false);
        }

        await ledger.EndAsync(record, token).ConfigureAwait(false);
        return $"{record.Recipient} has its names {Names(record)} on network {record.Network}";
    }

    // As the migration itself would have gone on: a link must be gone before its recipient joins a network.
    private static async Task MoveAsync(
        IEngine engine, LinkRecord record, ContainerDetail recipient, ContainerEndpoint? place, string[] legacy, CancellationToken token)
    {
        var migration = new LinkMigration(engine, [recipient], static work => work(CancellationToken.None));
        foreach (string link in legacy)
        {
            await migration.RemoveLinkAsync(recipient, LinkSpec.Parse(link), token).ConfigureAwait(false);
        }

        if (place is not null)
        {
            await engine.Networks.DisconnectAsync(record.Network, recipient.Id, force: false, token).ConfigureAwait(false);
        }

        var request = new ConnectRequest
        {
            Container = recipient.Id,
            Aliases = [.. record.Aliases.Union(place?.Aliases ?? [])],
            Links = [.. record.Links.Union(place?.Links ?? []).Select(LinkSpec.Parse).DistinctBy(static link => link.Alias)],
            IPAddress = record.IPAddress ?? place?.FixedAddress?.ToString(),
        };
        await migration.JoinAsync(recipient, record.Network, request, token).ConfigureAwait(false);
    }
}

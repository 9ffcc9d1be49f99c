using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds moves of links that were cut off. One that has removed a link goes on, since the engine makes none later; one that
/// has not is undone.
/// </summary>
internal sealed class LinkRecovery : IRecovery
{
    private const string Cmdlet = "Convert-ContainerLink";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token) =>
        FindAsync(engine, elsewhere, static _ => true, token);

    /// <summary>Finds what was left of some recipients.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="elsewhere">Whether to take what sessions of other computers have begun for left too.</param>
    /// <param name="wants">Tells whether a container is one of them, by its name or its id.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>The works, none where nothing was left.</returns>
    public static async Task<IReadOnlyList<Recovery>> FindAsync(
        IEngine engine, bool elsewhere, Func<string, bool> wants, CancellationToken token)
    {
        IReadOnlyList<LinkRecord> left = await new LinkLedger(engine).LeftAsync(elsewhere, token).ConfigureAwait(false);
        return
        [
            .. left.Where(record => record.Recipients.Any(recipient => wants(recipient.Name) || wants(recipient.Id)))
                .Select(record => new Recovery(
                    Cmdlet,
                    string.Join(", ", record.Recipients.Select(static recipient => recipient.Name)),
                    $"Finish or undo the move of {Names(record)} to network {record.Network}",
                    (_, t) => RunAsync(engine, record, t))),
        ];
    }

    private static string Names(LinkRecord record) => string.Join(
        ", ", record.Recipients.Select(static one => $"{string.Join(", ", one.Legacy.Select(static link => $"'{LinkSpec.Parse(link).Alias}'"))} of {one.Name}"));

    private static async Task<string> RunAsync(IEngine engine, LinkRecord record, CancellationToken token)
    {
        var found = new List<(LinkRecipient Before, ContainerDetail Now)>();
        foreach (LinkRecipient recipient in record.Recipients)
        {
            if (await FindAsync(engine, recipient.Id, token).ConfigureAwait(false) is ContainerDetail now)
            {
                found.Add((recipient, now));
            }
        }

        bool goesOn = found.Exists(one => one.Before.Legacy.Except(one.Now.Links).Any() || HasMoved(record, one.Before, one.Now));
        if (goesOn)
        {
            await FinishAsync(engine, record, found, token).ConfigureAwait(false);
        }
        else
        {
            await UndoAsync(engine, record, found.ConvertAll(static one => one.Now), token).ConfigureAwait(false);
        }

        await new LinkLedger(engine).EndAsync(record, token).ConfigureAwait(false);
        return goesOn
            ? $"the move of {Names(record)} to network {record.Network} is finished"
            : $"the move of {Names(record)} to network {record.Network} is undone";
    }

    // An engine that was ended has links again that were removed.
    private static bool HasMoved(LinkRecord record, LinkRecipient before, ContainerDetail now) =>
        now.Networks.Any(place => place.Network == record.Network && before.Legacy.Except(before.Links).Intersect(place.Links).Any());

    private static async Task FinishAsync(
        IEngine engine, LinkRecord record, List<(LinkRecipient Before, ContainerDetail Now)> found, CancellationToken token)
    {
        if (record.MakesNetwork)
        {
            await UnlessAsync(NetworkErrors.NetworkExists, engine.Networks.CreateAsync(record.ToNetwork(), token)).ConfigureAwait(false);
        }

        foreach ((string id, string? name) in record.Sources)
        {
            ConnectRequest request = new() { Container = id, Aliases = name is null ? [] : [name] };
            if (await FindAsync(engine, id, token).ConfigureAwait(false) is ContainerDetail source
                && source.Networks.All(place => place.Network != record.Network))
            {
                await engine.Networks.ConnectAsync(record.Network, request, token).ConfigureAwait(false);
            }
        }

        foreach ((LinkRecipient before, ContainerDetail now) in found)
        {
            await MoveAsync(engine, record.Network, before, now, token).ConfigureAwait(false);
        }

        foreach (string id in record.Leaving)
        {
            // Others may link to it there by now.
            if (await FindAsync(engine, id, token).ConfigureAwait(false) is { LinkNames: [] } member
                && member.Networks.Any(static place => place.Network == NetworkSpec.DefaultBridge))
            {
                await engine.Networks.DisconnectAsync(NetworkSpec.DefaultBridge, id, force: false, token).ConfigureAwait(false);
            }
        }
    }

    // As the migration itself would have gone on: a link must be gone before its recipient joins a network.
    private static async Task MoveAsync(IEngine engine, string network, LinkRecipient before, ContainerDetail recipient, CancellationToken token)
    {
        var migration = new LinkMigration(engine, [recipient], RunAsync);
        ContainerEndpoint? place = recipient.Networks.FirstOrDefault(one => one.Network == network);
        string[] legacy = [.. recipient.Links.Intersect(before.Legacy)];
        string[] wanted = [.. before.Links.Concat(before.Legacy).Distinct()];
        foreach (string link in legacy)
        {
            await migration.RemoveLinkAsync(recipient, LinkSpec.Parse(link), token).ConfigureAwait(false);
        }

        if (place is not null && (legacy.Length > 0 || wanted.Except(place.Links).Any()))
        {
            await engine.Networks.DisconnectAsync(network, recipient.Id, force: false, token).ConfigureAwait(false);
            place = null;
        }

        if (place is null)
        {
            var request = new ConnectRequest
            {
                Container = recipient.Id,
                Aliases = before.Aliases,
                Links = [.. wanted.Select(LinkSpec.Parse).DistinctBy(static link => link.Alias)],
                IPAddress = before.IPAddress,
            };
            await engine.Networks.ConnectAsync(network, request, token).ConfigureAwait(false);
        }

        await new NameFile(engine, RunAsync).AskNetworksAsync(recipient, token).ConfigureAwait(false);
    }

    private static async Task UndoAsync(IEngine engine, LinkRecord record, List<ContainerDetail> recipients, CancellationToken token)
    {
        // Somebody may have linked them there by now.
        string[] kept = [.. recipients.SelectMany(static one => one.Networks).Where(place => place.Network == record.Network).SelectMany(static place => place.Links)
            .Select(static link => LinkSpec.Parse(link).Source)];
        foreach (string id in record.Sources.Keys)
        {
            if (await FindAsync(engine, id, token).ConfigureAwait(false) is ContainerDetail source && !kept.Contains(source.Name)
                && source.Networks.Any(place => place.Network == record.Network))
            {
                await engine.Networks.DisconnectAsync(record.Network, id, force: true, token).ConfigureAwait(false);
            }
        }

        // Somebody else may have joined it.
        await UnlessAsync(NetworkErrors.NetworkInUse, new LinkLedger(engine).RemoveNetworkAsync(record, token)).ConfigureAwait(false);
    }

    private static Task RunAsync(Func<CancellationToken, Task> cleanUp) => cleanUp(CancellationToken.None);

    // Done already, or somebody else's by now.
    private static async Task UnlessAsync(EngineErrorKind so, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == so)
        {
            // As was wanted.
        }
    }

    private static async Task<ContainerDetail?> FindAsync(IEngine engine, string id, CancellationToken token)
    {
        try
        {
            return await engine.Containers.InspectAsync(id, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return null;
        }
    }
}

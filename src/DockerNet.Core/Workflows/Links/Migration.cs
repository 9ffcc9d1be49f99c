using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Moves links to a network step by step, and back again when it does not work out.</summary>
/// <param name="engine">The engine.</param>
/// <param name="members">The containers as they are before the first step.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class LinkMigration(
    IEngine engine, IEnumerable<ContainerDetail> members, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private const int PingCount = 3;

    private static readonly TimeSpan s_pingPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_pingLimit = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ContainerDetail> _members = members.ToDictionary(static m => m.Name);
    private readonly LinkMigrationUndo _undo = new(engine);
    private readonly LinkLedger _ledger = new(engine);
    private Dictionary<string, LinkMigrationStep> _joins = [];

    /// <summary>Does a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The step as it was done.</returns>
    public async Task<LinkMigrationStep> RunAsync(LinkMigrationStep step, CancellationToken token)
    {
        string? detail = null;
        switch (step.Action)
        {
            case LinkMigrationAction.CreateNetwork:
                _undo.RemoveNetwork(step.Network);
                await engine.Networks.CreateAsync(new NetworkRequest { Name = step.Network }, token);
                break;
            case LinkMigrationAction.ConnectSource:
                await ConnectSourceAsync(step, token);
                break;
            case LinkMigrationAction.Rehearse:
                detail = await RehearseAsync(step, token);
                break;
            case LinkMigrationAction.RemoveLink:
                await RecordAsync(step.Target);
                await RemoveLinkAsync(_members[step.Target], LinkSpec.Parse(step.Link[0]), token);
                break;
            case LinkMigrationAction.LeaveNetwork:
                await RecordAsync(step.Target);
                await LeaveAsync(step, token);
                break;
            case LinkMigrationAction.LeaveBridge:
                await LeaveAsync(step, token);
                break;
            case LinkMigrationAction.ConnectRecipient:
                await ConnectRecipientAsync(step, token);
                break;
            default:
                detail = await PingAsync(step, token);
                break;
        }

        return step.AsDone(detail);
    }

    /// <summary>Forgets what was recorded for whoever comes next: nothing is left to do.</summary>
    /// <returns>Nothing, when it is gone.</returns>
    public Task EndAsync() => _ledger.EndAsync();

    /// <summary>Undoes all that was done, the last first, even when the cmdlet has been stopped.</summary>
    /// <returns>What could not be put back as it was.</returns>
    public async Task<IReadOnlyList<string>> UndoAsync()
    {
        IReadOnlyList<string> left = await _undo.RunAsync().ConfigureAwait(false);
        try
        {
            await _ledger.EndAsync().ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // An engine that does not answer has not undone it either: the record stays, for whoever comes next.
        }

        return left;
    }

    /// <summary>Makes sure that what may have to be written can be, before anything is changed.</summary>
    /// <param name="steps">The steps to come.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it can.</returns>
    public async Task CheckAsync(IEnumerable<LinkMigrationStep> steps, CancellationToken token)
    {
        _joins = steps.Where(static s => s.Action == LinkMigrationAction.ConnectRecipient).ToDictionary(static s => s.Target);
        IEnumerable<string> recipients =
            steps.Where(static s => s.Action == LinkMigrationAction.RemoveLink).Select(static s => s.Target).Distinct();
        foreach (ContainerDetail recipient in recipients.Select(name => _members[name]).Where(LinkRules.IsActive))
        {
            string text = await engine.Containers.ReadFileAsync(recipient.Id, ResolverFile.Path, token);
            if (ResolverFile.AsksNetworks(text))
            {
                await new NameFile(engine, cleanUp).WriteAsync(recipient, ResolverFile.Path, text, token);
            }
        }
    }

    private static ContainerEndpoint? PlaceOn(Container container, string network) =>
        container.Networks.FirstOrDefault(place => place.Network == network);

    private async Task ConnectSourceAsync(LinkMigrationStep step, CancellationToken token)
    {
        ContainerDetail source = _members[step.Target];
        _undo.Disconnect(step.Network, source.Id);

        // A legacy link also gives a host name that was set, which not every engine's DNS knows.
        string[] aliases = source.Hostname == source.ShortId || source.Hostname == source.Name ? [] : [source.Hostname];
        await engine.Networks.ConnectAsync(step.Network, new ConnectRequest { Container = source.Id, Aliases = aliases }, token);
    }

    private async Task<string?> RehearseAsync(LinkMigrationStep step, CancellationToken token)
    {
        ContainerDetail recipient = _members[step.Target];
        foreach (LinkSpec link in step.Link.Select(LinkSpec.Parse))
        {
            var request = new ContainerRequest
            {
                Image = recipient.ImageId,
                Command = ["ping", "-c", "1", "-W", "2", "--", link.Alias],
                Network = step.Network,
                Links = [link],
            };
            if (await new HelperContainer(engine, cleanUp).RunAsync(request, token) is not ProcessOutput output)
            {
                return $"no image on the engine has a ping to try {link.Source} with";
            }

            PingEcho echo = PingOutput.Parse(output.Output, output.Error, output.ExitCode);
            if (!echo.Received && echo.Failure is not (ProbeFailure.NoTool or ProbeFailure.NotPermitted or ProbeFailure.Other))
            {
                throw Unreachable(step, link.Alias, echo.Reason);
            }
        }

        return null;
    }

    /// <summary>Removes a legacy link.</summary>
    /// <param name="recipient">The recipient.</param>
    /// <param name="link">The link.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public async Task RemoveLinkAsync(ContainerDetail recipient, LinkSpec link, CancellationToken token)
    {
        _undo.RestoreLink(recipient, link);
        try
        {
            await engine.Containers.RemoveLinkAsync(recipient.Name, link.Alias, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            // The name by which the engine would find the link went with its source. A container that is never started
            // gives it back for as long as it takes to remove the link by it.
            var request = new ContainerRequest
            {
                Image = recipient.ImageId,
                Command = ["true"],
                Links = [LinkSpec.InNameOf(recipient.Name, link.Alias)],
            };
            if (!await new HelperContainer(engine, cleanUp).WithAsync(
                request, () => engine.Containers.RemoveLinkAsync(recipient.Name, link.Alias, token), token))
            {
                throw;
            }
        }
    }

    private async Task LeaveAsync(LinkMigrationStep step, CancellationToken token)
    {
        string network = step.Action == LinkMigrationAction.LeaveBridge ? NetworkSpec.DefaultBridge : step.Network;
        ContainerDetail member = _members[step.Target];
        _undo.Connect(network, RequestFor(member, network, []));
        await engine.Networks.DisconnectAsync(network, member.Id, force: false, token);
    }

    private async Task ConnectRecipientAsync(LinkMigrationStep step, CancellationToken token)
    {
        ContainerDetail recipient = _members[step.Target];
        _undo.Disconnect(step.Network, recipient.Id);
        await JoinAsync(recipient, step.Network, RequestFor(recipient, step.Network, step.Link.Select(LinkSpec.Parse)), token);
    }

    /// <summary>Connects a recipient to a network, and has it ask there for names.</summary>
    /// <param name="recipient">The recipient.</param>
    /// <param name="network">The network.</param>
    /// <param name="request">How it is connected.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is.</returns>
    public async Task JoinAsync(ContainerDetail recipient, string network, ConnectRequest request, CancellationToken token)
    {
        await engine.Networks.ConnectAsync(network, request, token);
        if (!LinkRules.IsActive(recipient))
        {
            return;
        }

        // The removal of a link takes the networks' DNS from a recipient that was on one before.
        string text = await engine.Containers.ReadFileAsync(recipient.Id, ResolverFile.Path, token);
        if (!ResolverFile.AsksNetworks(text))
        {
            await new NameFile(engine, cleanUp)
                .WriteAsync(recipient, ResolverFile.Path, ResolverFile.WithNetworks(text), token);
        }
    }

    private Task RecordAsync(string recipient) => _joins.TryGetValue(recipient, out LinkMigrationStep? join)
        ? _ledger.BeginAsync(_members[recipient], join.Network, join.Link)
        : Task.CompletedTask;

    private async Task<string> PingAsync(LinkMigrationStep step, CancellationToken token)
    {
        string alias = LinkSpec.Parse(step.Link[0]).Alias;
        Container recipient = await engine.Containers.GetAsync(_members[step.Target].Id, token);
        var prober = new ContainerProber(engine, image: null, cleanUp);
        PingResult result = (await new Pinger(engine, prober, PingCount, s_pingPause, s_pingLimit)
            .RunAsync(recipient, [alias], token))[0];
        return result.Reachable switch
        {
            true => $"'{alias}' answers from {result.Address}",
            null => $"'{alias}' could not be proved: {result.Reason}",
            false => throw Unreachable(step, alias, result.Reason),
        };
    }

    private static EngineException Unreachable(LinkMigrationStep step, string alias, string? reason) => new(
        LinkErrors.LinkNotReachable, $"on network {step.Network} '{alias}' does not answer {step.Target}: {reason}");

    // What it has on the network already, it gets again.
    private static ConnectRequest RequestFor(ContainerDetail member, string network, IEnumerable<LinkSpec> links)
    {
        ContainerEndpoint? place = PlaceOn(member, network);
        return new ConnectRequest
        {
            Container = member.Id,
            Aliases = place?.Aliases ?? [],
            Links = [.. (place?.Links ?? []).Select(LinkSpec.Parse).Concat(links).DistinctBy(static link => link.Alias)],
            IPAddress = place?.FixedAddress?.ToString(),
        };
    }
}

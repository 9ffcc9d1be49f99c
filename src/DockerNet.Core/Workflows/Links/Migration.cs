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
    private const string Unfinished =
        "What is left of the migration is on the engine: once it answers, use Repair-DockerNet, which finishes or undoes it (MigrationLeft).";


    private static readonly TimeSpan s_pingPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_pingLimit = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ContainerDetail> _members = members.DistinctBy(static m => m.Name).ToDictionary(static m => m.Name);
    private readonly LinkMigrationUndo _undo = new(engine);
    private readonly LinkLedger _ledger = new(engine);
    private LinkRecord? _record;

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
                _undo.RemoveNetwork(_record!);
                await engine.Networks.CreateAsync(_record!.ToNetwork(), token);
                break;
            case LinkMigrationAction.ConnectSource:
                await ConnectSourceAsync(step, token);
                break;
            case LinkMigrationAction.Rehearse:
                detail = await RehearseAsync(step, token);
                break;
            case LinkMigrationAction.RemoveLink:
                await RemoveLinkAsync(_members[step.Target], LinkSpec.Parse(step.Link[0]), token);
                break;
            case LinkMigrationAction.LeaveNetwork or LinkMigrationAction.LeaveBridge:
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
    public Task EndAsync() => _record is null ? Task.CompletedTask : _ledger.EndAsync(_record, CancellationToken.None);

    /// <summary>Undoes all that was done, the last first, even when the cmdlet has been stopped.</summary>
    /// <returns>What could not be put back as it was.</returns>
    public async Task<IReadOnlyList<string>> UndoAsync()
    {
        IReadOnlyList<string> left = await _undo.RunAsync().ConfigureAwait(false);
        if (_record is not null && !_undo.IsWhole)
        {
            LinkLedger.Leave(_record);
            return [.. left, Unfinished];
        }

        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // The record stays, for whoever comes next.
            LinkLedger.Leave(_record!);
            return [.. left, Unfinished];
        }

        return left;
    }

    /// <summary>
    /// Makes sure that what may have to be written can be, before anything is changed, and records what is to be done.
    /// </summary>
    /// <param name="steps">The steps to come.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it can.</returns>
    public async Task BeginAsync(IReadOnlyList<LinkMigrationStep> steps, CancellationToken token)
    {
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

        token.ThrowIfCancellationRequested();
        _record = LinkRecord.Of(steps, _members);
        await _ledger.BeginAsync(_record, _members[_record.Recipients[0].Name]);
    }

    /// <summary>Tells which name a legacy link gives beside its alias: a host name that was set, which not every engine's DNS knows.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The name; null for none.</returns>
    public static string? HostNameOf(ContainerDetail source) =>
        source.Hostname == source.ShortId || source.Hostname == source.Name ? null : source.Hostname;

    private static ContainerEndpoint? PlaceOn(Container container, string network) =>
        container.Networks.FirstOrDefault(place => place.Network == network);

    private async Task ConnectSourceAsync(LinkMigrationStep step, CancellationToken token)
    {
        ContainerDetail source = _members[step.Target];
        _undo.Disconnect(step.Network, source.Id);
        string[] aliases = HostNameOf(source) is string name ? [name] : [];
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
            if (await new HelperContainer(engine, cleanUp)
                .RunAsync(request, EngineLimits.ProgramTime, token) is not ProcessOutput output)
            {
                return $"the image of {recipient.Name} has no ping to try {link.Source} with";
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
                request, _ => engine.Containers.RemoveLinkAsync(recipient.Name, link.Alias, token), token))
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
        await engine.Networks.ConnectAsync(step.Network, RequestFor(recipient, step.Network, step.Link.Select(LinkSpec.Parse)), token);
        // The removal of a link takes the networks' DNS from a recipient that was on one before.
        await new NameFile(engine, cleanUp).AskNetworksAsync(recipient, token);
    }

    private async Task<string> PingAsync(LinkMigrationStep step, CancellationToken token)
    {
        string alias = LinkSpec.Parse(step.Link[0]).Alias;
        Container recipient = await engine.Containers.GetAsync(_members[step.Target].Id, token);
        var prober = new ContainerProber(engine, image: null, cleanUp);
        PingResult result = (await new Pinger(engine, prober, new ProbeExplainer(engine), PingCount, s_pingPause, s_pingLimit)
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
        ConnectRequest before = place is null ? new ConnectRequest { Container = member.Id } : NetworkConnection.RequestFor(member.Id, place);
        return before with { Links = [.. before.Links.Concat(links).DistinctBy(static link => link.Alias)] };
    }
}

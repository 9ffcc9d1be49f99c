using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Remembers how to undo each step of a migration. A step is remembered before it is done, since its answer may never
/// come; so what undoes it must not mind that it was not done.
/// </summary>
/// <param name="engine">The engine.</param>
internal sealed class LinkMigrationUndo(IEngine engine)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly Stack<Func<CancellationToken, Task<string?>>> _steps = new();

    /// <summary>Remembers that a network was created.</summary>
    /// <param name="record">The work that created it.</param>
    public void RemoveNetwork(LinkRecord record) => Push(
        NetworkErrors.NetworkNotFound, token => new LinkLedger(engine).RemoveNetworkAsync(record, token));

    /// <summary>Remembers that a container was connected.</summary>
    /// <param name="network">The network.</param>
    /// <param name="container">The container.</param>
    public void Disconnect(string network, string container) => Push(
        NetworkErrors.NotConnected, token => engine.Networks.DisconnectAsync(network, container, force: true, token));

    /// <summary>Remembers that a container was disconnected.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">How it was connected before.</param>
    public void Connect(string network, ConnectRequest request) => Push(
        NetworkErrors.AlreadyConnected, token => engine.Networks.ConnectAsync(network, request, token));

    /// <summary>Remembers that a legacy link was removed. The engine makes none later; its names can be put back.</summary>
    /// <param name="recipient">The recipient.</param>
    /// <param name="link">The link.</param>
    public void RestoreLink(ContainerDetail recipient, LinkSpec link) => _steps.Push(async token =>
    {
        ContainerDetail now = await engine.Containers.InspectAsync(recipient.Id, token).ConfigureAwait(false);
        if (now.Links.Contains($"{link.Source}:{link.Alias}"))
        {
            return null;
        }

        var files = new NameFile(engine, IgnoreAsync);
        if (recipient.Networks.Any(static place => place.Network != NetworkSpec.DefaultBridge))
        {
            // It is on them again by now.
            await files.AskNetworksAsync(now, token).ConfigureAwait(false);
        }

        string lost = $"The legacy link of '{recipient.Name}' to '{link}' is gone, since the engine makes links only with "
            + "their recipient";
        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token).ConfigureAwait(false);
        Container? source = all.FirstOrDefault(container => container.Name == link.Source);
        IPAddress? address = LinkRules.AddressOn(source, NetworkSpec.DefaultBridge);
        if (address is null || !LinkRules.IsActive(now))
        {
            return $"{lost}.";
        }

        string hosts = await engine.Containers.ReadFileAsync(now.Id, HostEntryRules.Path, token).ConfigureAwait(false);
        string names = string.Join(' ', new[] { link.Alias, source!.ShortId, source.Name }.Distinct());
        await files.WriteAsync(now, HostEntryRules.Path, $"{hosts.TrimEnd('\n')}\n{address}\t{names}\n", token)
            .ConfigureAwait(false);
        return $"{lost}; until it restarts, its hosts file has '{link.Alias}' as before.";
    });

    /// <summary>Whether each step could be undone, as far as an engine can.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Undoes all, the last step first.</summary>
    /// <returns>What could not be put back as it was.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        // Not on the pipeline's thread, which waits only a moment once the cmdlet has been stopped: all is to be undone,
        // however long it takes.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var left = new List<string>();
        while (_steps.TryPop(out Func<CancellationToken, Task<string?>>? undo))
        {
            using var limit = new CancellationTokenSource(s_limit);
            try
            {
                if (await undo(limit.Token).ConfigureAwait(false) is string text)
                {
                    left.Add(text);
                }
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                IsWhole = false;
                left.Add($"A step could not be undone: {error.Message}");
            }
        }

        return left;
    }

    private static async Task IgnoreAsync(Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await work(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // What the work was for is told of already.
        }
    }

    private void Push(EngineErrorKind undone, Func<CancellationToken, Task> undo) => _steps.Push(async token =>
    {
        try
        {
            await undo(token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == undone)
        {
            // It was not done.
        }

        return null;
    });
}

using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Tries ports from inside containers, and finds out why one refuses.</summary>
internal sealed class PortTester(IEngine engine, ContainerProber prober, ProbeExplainer explainer, TimeSpan timeout)
{
    private readonly Dictionary<string, IReadOnlyList<SocketListener>?> _listeners = [];
    private IReadOnlyList<Container>? _containers;

    /// <summary>Tries ports from one container, all at the same time.</summary>
    /// <param name="source">The container.</param>
    /// <param name="targets">The ports.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of it, for each target.</returns>
    public async Task<IReadOnlyList<ContainerPortTest>> RunAsync(
        Container source, IReadOnlyList<ProbeTarget> targets, CancellationToken token)
    {
        var results = new List<ContainerPortTest>();
        foreach (ProbeOutcome outcome in await prober.RunAsync(source, targets, timeout, token))
        {
            results.Add(new ContainerPortTest
            {
                Source = source.Name,
                Target = outcome.Target.Host,
                Address = outcome.Address,
                Port = outcome.Target.Port,
                Protocol = $"{outcome.Target.Kind}".ToLowerInvariant(),
                Reachable = outcome.Reachable,
                Time = outcome.Time,
                Method = outcome.Method,
                Reason = await ExplainAsync(source, outcome, token),
                DockerHost = engine.Host,
            });
        }

        return results;
    }

    private async Task<string> ExplainAsync(Container source, ProbeOutcome outcome, CancellationToken token)
    {
        if (outcome.Failure == ProbeFailure.Refused && await OwnerAsync(source, outcome, token) is Container target
            && await ListenersAsync(target, token) is IReadOnlyList<SocketListener> listeners)
        {
            return ProbeReasons.ExplainRefusal(target, outcome.Target, listeners);
        }

        return await explainer.ExplainAsync(source, outcome, token);
    }

    // Many may have been refused by the same one.
    private async Task<IReadOnlyList<SocketListener>?> ListenersAsync(Container target, CancellationToken token)
    {
        if (!_listeners.TryGetValue(target.Id, out IReadOnlyList<SocketListener>? listeners))
        {
            listeners = await prober.ReadListenersAsync(target, token);
            _listeners[target.Id] = listeners;
        }

        return listeners;
    }

    // Not every address is a container's.
    private async Task<Container?> OwnerAsync(Container source, ProbeOutcome outcome, CancellationToken token)
    {
        if (outcome.Address is not IPAddress address)
        {
            return null;
        }

        if (IPAddress.IsLoopback(address))
        {
            return source;
        }

        _containers ??= await engine.Containers.ListAsync(ContainerFilter.All, token);
        return _containers.FirstOrDefault(c => c.State == "running" && c.Networks.Any(
            n => n.IPAddress == address || n.IPv6Address == address));
    }
}

using System.Net;

namespace DockerNet.Wiring;

/// <summary>Which links a container has, where each leads, and whether it leads there still.</summary>
internal static class LinkRules
{
    private const string Running = "running";

    /// <summary>A link as a container's settings have it.</summary>
    /// <param name="Spec">Source and alias.</param>
    /// <param name="Kind">How it works.</param>
    /// <param name="Network">Where it works.</param>
    public sealed record Link(LinkSpec Spec, LinkKind Kind, string Network);

    /// <summary>Lists a container's links.</summary>
    /// <param name="container">The recipient.</param>
    /// <returns>Its links, legacy ones first, each kind by alias.</returns>
    public static IEnumerable<Link> Of(ContainerDetail container)
    {
        IEnumerable<Link> legacy = Read(container.Links, LinkKind.Legacy, NetworkSpec.DefaultBridge);
        IEnumerable<Link> endpoint = container.Networks
            .SelectMany(static place => Read(place.Links, LinkKind.Endpoint, place.Network));
        return legacy.OrderBy(static l => l.Spec.Alias, System.StringComparer.Ordinal)
            .Concat(endpoint.OrderBy(static l => l.Spec.Alias, System.StringComparer.Ordinal));
    }

    /// <summary>Tells whether a container runs.</summary>
    /// <param name="container">The container; null when it is gone.</param>
    /// <returns>Whether it runs.</returns>
    public static bool IsRunning(Container? container) => container?.State == Running;

    /// <summary>Tells whether a container has processes, which may be paused.</summary>
    /// <param name="container">The container.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsActive(Container container) => container.State is Running or "paused";

    /// <summary>Tells what address a container has on a network.</summary>
    /// <param name="container">The container; null when it is gone.</param>
    /// <param name="network">The network's name.</param>
    /// <returns>The address; null when it has none there.</returns>
    public static IPAddress? AddressOn(Container? container, string network) =>
        container?.Networks.FirstOrDefault(place => place.Network == network) is { } found ? found.IPAddress ?? found.IPv6Address : null;

    /// <summary>Judges a link.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <returns>The verdict.</returns>
    public static LinkHealth Judge(LinkFacts facts) => facts switch
    {
        { SourceState: LinkFacts.Missing } => LinkHealth.SourceMissing,
        { SourceReplaced: true } => LinkHealth.SourceReplaced,
        { IsActive: false } => LinkHealth.Inactive,
        { SourceState: not Running } => LinkHealth.SourceStopped,
        { SourceAddress: null } => LinkHealth.SourceDisconnected,

        // What the hosts file says comes before what DNS would answer.
        { Kind: LinkKind.Legacy } or { HostsAddress: not null } when !Equals(facts.HostsAddress, facts.SourceAddress) =>
            LinkHealth.Stale,
        { Kind: LinkKind.Endpoint, DnsLost: true, HostsAddress: null } => LinkHealth.DnsLost,
        _ => LinkHealth.Healthy,
    };

    /// <summary>Tells whether a link can never work again as it is.</summary>
    /// <param name="health">The verdict on it.</param>
    /// <returns>Whether it is dead.</returns>
    public static bool IsDead(LinkHealth health) =>
        health is LinkHealth.SourceMissing or LinkHealth.SourceReplaced or LinkHealth.SourceDisconnected;

    /// <summary>
    /// Tells whether a container is the one that a legacy link was made to, and not a later one of the same name.
    /// </summary>
    /// <param name="source">The container.</param>
    /// <param name="recipient">The recipient's name.</param>
    /// <param name="alias">The link's alias.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsLinked(Container source, string recipient, string alias) =>
        source.LinkNames.Contains($"{recipient}/{alias}");

    // Another client may have made a link whose alias this module would refuse; such a one leads nowhere.
    private static IEnumerable<Link> Read(IEnumerable<string> texts, LinkKind kind, string network)
    {
        foreach (string text in texts)
        {
            if (LinkSpec.TryParse(text, out LinkSpec? spec))
            {
                yield return new Link(spec!, kind, network);
            }
        }
    }
}

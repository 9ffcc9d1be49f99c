using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>Which links a container has, where each leads, and whether it leads there still.</summary>
internal static class LinkRules
{
    /// <summary>The network that legacy links work on.</summary>
    public const string DefaultBridge = "bridge";

    /// <summary>The state of a source that is gone.</summary>
    public const string Missing = "missing";

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
        IEnumerable<Link> legacy = Read(container.Links, LinkKind.Legacy, DefaultBridge);
        IEnumerable<Link> endpoint = container.Networks
            .SelectMany(static place => Read(place.Links, LinkKind.Endpoint, place.Network));
        return legacy.OrderBy(static l => l.Spec.Alias, System.StringComparer.Ordinal)
            .Concat(endpoint.OrderBy(static l => l.Spec.Alias, System.StringComparer.Ordinal));
    }

    /// <summary>Tells whether a container runs.</summary>
    /// <param name="container">The container; null when it is gone.</param>
    /// <returns>Whether it runs.</returns>
    public static bool IsRunning(Container? container) => container?.State == Running;

    /// <summary>Tells what address a container has on a network.</summary>
    /// <param name="container">The container; null when it is gone.</param>
    /// <param name="network">The network's name.</param>
    /// <returns>The address; null when it has none there.</returns>
    public static IPAddress? AddressOn(Container? container, string network) =>
        container?.Networks.FirstOrDefault(place => place.Network == network)?.IPAddress;

    /// <summary>Judges a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="recipient">The container that links.</param>
    /// <param name="source">The container that is linked to; null when it is gone.</param>
    /// <param name="known">The address that the recipient's hosts file has; null when it has none.</param>
    /// <returns>The verdict.</returns>
    public static LinkHealth Judge(Link link, Container recipient, Container? source, IPAddress? known)
    {
        if (source is null)
        {
            return LinkHealth.SourceMissing;
        }

        if (!IsRunning(recipient))
        {
            return LinkHealth.Inactive;
        }

        if (!IsRunning(source))
        {
            return LinkHealth.SourceStopped;
        }

        // DNS answers an endpoint's link afresh every time; only the hosts file can be out of date.
        return link.Kind == LinkKind.Legacy && !Equals(known, AddressOn(source, link.Network))
            ? LinkHealth.Stale
            : LinkHealth.Healthy;
    }

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

using System.Net;

namespace DockerNet.Wiring;

/// <summary>Tells why a line is in a container's hosts file.</summary>
internal static class HostEntryRules
{
    /// <summary>Where the file is.</summary>
    public const string Path = "/etc/hosts";

    private const string MulticastNames = "ip6-";

    /// <summary>Tells why a line is there.</summary>
    /// <param name="line">The line.</param>
    /// <param name="container">The container whose file it is.</param>
    /// <returns>The reason.</returns>
    public static HostEntryKind Classify(HostsLine line, ContainerDetail container)
    {
        if (IPAddress.IsLoopback(line.Address)
            || line.Names.All(static name => name.StartsWith(MulticastNames, StringComparison.Ordinal)))
        {
            return HostEntryKind.System;
        }

        if (line.Names.Contains(container.Hostname))
        {
            return HostEntryKind.Self;
        }

        return LinkRules.Of(container).Any(link => line.Names.Contains(link.Spec.Alias))
            ? HostEntryKind.Link
            : HostEntryKind.Added;
    }
}

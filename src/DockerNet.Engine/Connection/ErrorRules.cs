using System.Collections.Generic;
using System.Text.RegularExpressions;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>One way in which engines word a failure.</summary>
/// <param name="Pattern">The words. A group called <c>name</c> is what the engine complains of.</param>
/// <param name="Kind">The failure.</param>
internal sealed record ErrorRule(Regex Pattern, EngineErrorKind Kind);

/// <summary>
/// How engines word their failures. The same mistake has a different status on different engines, so it is the words
/// that decide; the first rule that fits wins.
/// </summary>
internal static class ErrorRules
{
    public static IReadOnlyList<ErrorRule> All { get; } =
    [
        Rule("client version .* is too (new|old)", EngineErrorKind.EngineVersionUnsupported),
        Rule("multiple IDs found|is ambiguous|multiple networks? found", EngineErrorKind.NameAmbiguous),

        Rule("[Cc]annot link to a non running container: /?(?<name>[^ ]+)", EngineErrorKind.LinkSourceNotRunning),
        Rule("does not belong to the default network|not attached to default bridge", EngineErrorKind.LinkSourceNotOnBridge),
        Rule("port is already allocated|address already in use|all ports are allocated", EngineErrorKind.PortInUse),
        Rule("executable file not found|exec: .*: (no such file|permission denied)|OCI runtime exec failed",
            EngineErrorKind.CommandNotFound),
        Rule("[Cc]ould not find the file", EngineErrorKind.FileNotFound),

        Rule("endpoint with name .* already exists in network", EngineErrorKind.AlreadyConnected),
        Rule("is not connected to (the )?network|not connected to the network", EngineErrorKind.NotConnected),
        Rule("network with name (?<name>[^ ]+) already exists", EngineErrorKind.NetworkExists),
        Rule("has active endpoints|network .* (is )?in use", EngineErrorKind.NetworkInUse),
        Rule("is a pre-defined network|operation is not permitted on predefined", EngineErrorKind.NetworkPredefined),
        Rule("not a swarm manager|not part of a swarm|only a swarm manager", EngineErrorKind.SwarmRequired),
        Rule("[Pp]ool overlaps with other|invalid pool request: Pool overlaps", EngineErrorKind.SubnetOverlap),
        Rule("could not find an available, non-overlapping|all predefined address pools", EngineErrorKind.AddressPoolExhausted),
        Rule("[Aa]ddress already in use|no available IPv[46] addresses", EngineErrorKind.AddressInUse),

        Rule("volume is in use|volume .* in use", EngineErrorKind.VolumeInUse),
        Rule("error looking up volume plugin (?<name>[^:]+):", EngineErrorKind.VolumeDriverNotFound),
        Rule("plugin \"(?<name>[^\"]+)\" not found|could not find plugin (?<name>[^ ]+)", EngineErrorKind.NetworkDriverNotFound),

        Rule("container name \"/?(?<name>[^\"]+)\" is already in use|[Nn]ame .* is already in use", EngineErrorKind.ContainerNameInUse),
        Rule("cannot remove (a running|container .* is running)|[Ss]top the container before", EngineErrorKind.ContainerRunning),
        Rule("is paused", EngineErrorKind.ContainerPaused),
        Rule("is not running|is restarting", EngineErrorKind.ContainerNotRunning),

        Rule("[Nn]o such image: ?(?<name>[^ ]*)|reference does not exist", EngineErrorKind.ImageNotFound),
        Rule("[Nn]o such container: /?(?<name>[^ ]+)", EngineErrorKind.ContainerNotFound),
        Rule("(could not get container for|No such link:?) /?(?<name>[^ :]+)", EngineErrorKind.ContainerNotFound),
        Rule("network (?<name>[^ ]+) not found|No such network: ?(?<name>[^ ]*)", EngineErrorKind.NetworkNotFound),
        Rule("get (?<name>[^ :]+): no such volume|[Nn]o such volume: ?(?<name>[^ ]*)", EngineErrorKind.VolumeNotFound),

        Rule("invalid (subnet|pool|address|network|CIDR|endpoint|IP|container name|reference|port|mode|mount|volume)",
            EngineErrorKind.InvalidArgument),
        Rule("conflicting options", EngineErrorKind.InvalidArgument),
        Rule("user specified IP address is supported only", EngineErrorKind.InvalidArgument),
    ];

    private static ErrorRule Rule(string pattern, EngineErrorKind kind) =>
        new(new Regex(pattern, RegexOptions.CultureInvariant), kind);
}

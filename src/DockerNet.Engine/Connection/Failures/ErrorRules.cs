using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>
/// How engines word their failures. The same mistake has a different status on different engines, so it is the words
/// that decide; the first rule that fits wins.
/// </summary>
internal static class ErrorRules
{
    private static readonly List<ErrorRule> s_all =
    [
        Rule("HTTP request to an HTTPS server", EngineErrorKind.EngineCertificateInvalid),
        Rule("client version .* is too (new|old)", EngineErrorKind.EngineVersionUnsupported),
        Rule("authorization denied by plugin", EngineErrorKind.EngineAccessDenied),
        Rule("multiple IDs found with provided prefix: (?<name>[^ ]+)", EngineErrorKind.NameAmbiguous),
        Rule("network (?<name>[^ ]+) is ambiguous|is ambiguous", EngineErrorKind.NameAmbiguous),

        Rule("cannot link to a non running container: /?(?<name>[^ ]+)", EngineErrorKind.LinkSourceNotRunning),
        Rule("cannot link to /?(?<name>[^ ,]+), as it does not belong to", EngineErrorKind.LinkSourceNotOnBridge),
        Rule("not attached to default bridge", EngineErrorKind.LinkSourceNotOnBridge),
        Rule("port is already allocated|all ports are allocated", EngineErrorKind.PortInUse),
        Rule("(bind|listen|port|proxy).*address already in use", EngineErrorKind.PortInUse),
        Rule("exec: \"(?<name>[^\"]*)\": (executable file not found|permission denied|is a directory)",
            EngineErrorKind.CommandNotFound),
        Rule("exec: \"(?<name>[^\"]*)\": .*no such file or directory", EngineErrorKind.CommandNotFound),
        Rule("chdir to cwd \\(\"(?<name>[^\"]*)\"\\).*no such file or directory", EngineErrorKind.FileNotFound),

        // A container that ends while a command is about to begin.
        Rule("exec failed:.*(stopped container|not running|setns|no such process|procready|cgroup|reset by peer|broken pipe|EOF)",
            EngineErrorKind.ContainerNotRunning),
        Rule("could not find the file (?<name>.+) in container", EngineErrorKind.FileNotFound),

        Rule("endpoint with name .* already exists in network", EngineErrorKind.AlreadyConnected),
        Rule("is not connected to (the )?network", EngineErrorKind.NotConnected),
        Rule("network with name (?<name>[^ ]+) already exists", EngineErrorKind.NetworkExists),
        Rule("has active endpoints|configuration network .* is in use", EngineErrorKind.NetworkInUse),
        Rule("is a pre-defined network|operation is not permitted on predefined", EngineErrorKind.NetworkPredefined),
        Rule("only one instance of \"[a-z]+\" network", EngineErrorKind.NetworkPredefined),
        Rule("cannot (be (dis)?connected|(dis)?connect container) (from|to) host network|in private \\(none\\) mode",
            EngineErrorKind.NetworkPredefined),
        Rule("sharing network namespace with another", EngineErrorKind.NetworkShared),
        Rule("network-scoped alias is supported only|supported on user defined networks only", EngineErrorKind.UserNetworkRequired),
        Rule("does not belong to any of this network's subnets|no configured subnet .*contains? IP", EngineErrorKind.AddressOutOfRange),
        Rule("not a swarm manager|not part of a swarm", EngineErrorKind.SwarmRequired),
        Rule("pool overlaps with other|networks have (same|overlapping)", EngineErrorKind.SubnetOverlap),
        Rule("doesn't support multiple subnets", EngineErrorKind.SubnetInvalid),
        Rule("non-overlapping IPv6 address pool|networks with user configured subnets", EngineErrorKind.SubnetRequired),
        Rule("could not find an available, non-overlapping|no available addresses on this pool|all predefined address pools|no available IPv[46] addresses",
            EngineErrorKind.AddressPoolExhausted),
        Rule("address already in use", EngineErrorKind.AddressInUse),

        Rule("bind source path does not exist: (?<name>.+)", EngineErrorKind.MountSourceNotFound),
        Rule("mount a directory onto a file|source .+ is not directory|mount .+ flags: \\w+: not a directory"
            + "|openat [^:]+: is a directory|mkdirat [^:]+: file exists", EngineErrorKind.MountTypeMismatch),
        Rule("volume name must be unique|a volume named .+ already exists", EngineErrorKind.VolumeExists),
        Rule("volume is in use", EngineErrorKind.VolumeInUse),
        Rule("error looking up volume plugin (?<name>[^:]+):", EngineErrorKind.VolumeDriverNotFound),
        Rule("plugin \"(?<name>[^\"]+)\" not found|could not find plugin (?<name>[^ ]+)",
            EngineErrorKind.NetworkDriverNotFound),

        Rule("image is being used by|is using its referenced image", EngineErrorKind.ImageInUse),
        Rule("image has dependent child images", EngineErrorKind.ImageHasChildren),
        Rule("image is referenced in (multiple|one or more) repositories", EngineErrorKind.ImageHasManyNames),
        Rule("container name \"/?(?<name>[^\"]+)\" is already in use", EngineErrorKind.ContainerNameInUse),
        Rule("is paused|a paused container", EngineErrorKind.ContainerPaused),
        Rule("cannot remove (a running|container .* is running)|stop the container before",
            EngineErrorKind.ContainerRunning),
        Rule("cannot join network( namespace)? of a non running container:( container)? /?(?<name>[^ ]+)", EngineErrorKind.ContainerNotRunning),
        Rule("is not running|is restarting|no such exec instance", EngineErrorKind.ContainerNotRunning),

        Rule("pull access denied for (?<name>[^ ,]+)|no basic auth credentials|authentication required",
            EngineErrorKind.RegistryAccessDenied),
        Rule("access to the resource is denied|incorrect username or password|unauthorized: |toomanyrequests: ",
            EngineErrorKind.RegistryAccessDenied),
        Rule("manifest for (?<name>[^ ]+) not found|manifest unknown|repository name not known", EngineErrorKind.ImageNotFound),
        Rule("server gave HTTP response to HTTPS client|\\b(get|head) \"?https?://[^ ]+: ", EngineErrorKind.RegistryUnreachable),

        Rule("no such image: (?<name>[^ ]+)", EngineErrorKind.ImageNotFound),
        Rule("no such container: /?(?<name>[^ ]+)", EngineErrorKind.ContainerNotFound),
        Rule("could not get container for /?(?<name>[^ :]+)", EngineErrorKind.ContainerNotFound),
        Rule("network (?<name>[^ ]+) not found|no such network: (?<name>[^ ]+)|configuration network \"(?<name>[^\"]+)\" does not exist", EngineErrorKind.NetworkNotFound),
        Rule("^get: no such volume", EngineErrorKind.TmpfsNotShared, "a container that it takes the mounts of has a tmpfs among them"),
        Rule("get (?<name>[^ :]+): no such volume|no such volume: (?<name>[^ ]+)", EngineErrorKind.VolumeNotFound),

        Rule("no space left on device|disk quota exceeded", EngineErrorKind.EngineDiskFull),
        Rule("tar header|tar file|unexpected EOF", EngineErrorKind.ImageInvalid),
        Rule("invalid (subnet|pool|address|network|CIDR|endpoint|IP|reference|port|mode|mount|volume|tag)",
            EngineErrorKind.InvalidArgument),
        Rule("unable to find (user|group) (?<name>[^ :]+)|must be an absolute path", EngineErrorKind.InvalidArgument),
        Rule("failed to parse .* value", EngineErrorKind.InvalidArgument),
        Rule("invalid container name|same name as its current name", EngineErrorKind.InvalidArgument),
        Rule("user specified IP address is supported only|repository name must be lowercase|conflicting options",
            EngineErrorKind.InvalidArgument),
        Rule("dockerfile parse error|unknown instruction|is not a valid change command", EngineErrorKind.InvalidArgument),
    ];

    /// <summary>Finds the rule for a message.</summary>
    /// <param name="message">The engine's words; null for none.</param>
    /// <returns>The rule; null when none fits.</returns>
    public static ErrorRule? Find(string? message) =>
        s_all.FirstOrDefault(rule => rule.Pattern.IsMatch(message ?? ""));

    private static ErrorRule Rule(string pattern, EngineErrorKind kind, string? meaning = null) =>
        new(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase), kind, meaning);
}

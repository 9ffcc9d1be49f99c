namespace DockerNet.Contracts;

/// <summary>Errors about swarms and their nodes.</summary>
internal static class SwarmErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind SwarmManagerRequired = Table.Add(
        "The engine is in a swarm, but only its managers can do that.",
        EngineErrorCategory.InvalidOperation,
        "Ask a manager with -DockerHost: (Get-DockerSwarm).Managers tells where they are.",
        ["Worker nodes can't be used"]);

    public static readonly EngineErrorKind SwarmRequired = Table.Add(
        "Only an engine in a swarm can do that.",
        EngineErrorCategory.InvalidOperation,
        "Make one with Initialize-DockerSwarm, or join one with Join-DockerSwarm.",
        ["not a swarm manager|not part of a swarm"]);

    public static readonly EngineErrorKind SwarmActive = Table.Add(
        "The engine is in a swarm already.",
        EngineErrorCategory.ResourceExists,
        "Use it (Get-DockerSwarm), or leave it first with Exit-DockerSwarm.",
        ["already part of a swarm"]);

    public static readonly EngineErrorKind SwarmTokenInvalid = Table.Add(
        "The token opens no swarm, or not this one.",
        EngineErrorCategory.SecurityError,
        "Take the token anew from a manager of the swarm: (Get-DockerSwarm).WorkerToken.",
        ["invalid join token|join token is necessary", "remote CA does not match fingerprint"]);

    public static readonly EngineErrorKind SwarmManagerUnreachable = Table.Add(
        "No manager of the swarm answers there.",
        EngineErrorCategory.ConnectionError,
        "Check the address and that TCP port 2377 is open between the engines; Get-DockerSwarm tells how far it came, Exit-DockerSwarm gives it up.",
        [
            "Timeout was reached before node",
            "could not find any remote manager|no such host.*2377",
            "rpc error: code = (Unavailable|DeadlineExceeded)",
        ]);

    public static readonly EngineErrorKind SwarmLeaderMissing = Table.Add(
        "The swarm has no leader: too many of its managers are gone.",
        EngineErrorCategory.ConnectionError,
        "Bring the missing managers back. More than half of them are needed.",
        ["swarm does not have a leader"]);

    public static readonly EngineErrorKind SwarmAddressRequired = Table.Add(
        "The engine has several addresses, and cannot tell which one the others are to use; or what was given is none.",
        EngineErrorCategory.InvalidArgument,
        "Name one of them with -AdvertiseAddress.",
        ["could not choose an IP address to advertise", "advertise address must be|(advertise|listen)ing? address.*(invalid|must)", "must be a non-zero IP address or network interface"]);

    public static readonly EngineErrorKind NodeNotFound = Table.Add(
        "The swarm has no such node.",
        EngineErrorCategory.ObjectNotFound,
        "List the nodes with Get-DockerNode.",
        ["node (?<name>[^ ]+) not found"]);

    public static readonly EngineErrorKind SwarmManagerLeaves = Table.Add(
        "The engine is a manager: what only it knows would be lost with it, or the others would have no majority.",
        EngineErrorCategory.InvalidOperation,
        "Use -Force if the swarm is to go on without it, or to end.",
        ["attempting to leave the swarm on a node that is participating as a manager"]);
}

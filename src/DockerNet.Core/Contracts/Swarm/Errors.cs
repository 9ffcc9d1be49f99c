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

    public static readonly EngineErrorKind ServiceNotFound = Table.Add(
        "The swarm has no such service.",
        EngineErrorCategory.ObjectNotFound,
        "List the services with Get-DockerService.",
        ["service (?<name>[^ ]+) not found"]);

    public static readonly EngineErrorKind ServiceNameInUse = Table.Add(
        "The swarm has a service of that name already.",
        EngineErrorCategory.ResourceExists,
        "Choose another name, change that one with Update-DockerService, or remove it with Remove-DockerService.",
        ["name conflicts with an existing object"]);

    public static readonly EngineErrorKind ServicePortInUse = Table.Add(
        "Another service publishes that port already.",
        EngineErrorCategory.ResourceBusy,
        "Publish another port: Get-DockerService tells which are taken.",
        ["port '[^']+' is already in use by service"]);

    public static readonly EngineErrorKind ServiceNetworkLocal = Table.Add(
        "The network is one of a single engine, and tasks may run on any.",
        EngineErrorCategory.InvalidArgument,
        "Use an overlay network: New-DockerOverlay makes one.",
        ["cannot be used with services"]);

    public static readonly EngineErrorKind ServiceInvalid = Table.Add(
        "The swarm does not take the service as it was described.",
        EngineErrorCategory.InvalidArgument,
        "Change what the engine names.",
        ["rpc error: code = InvalidArgument", "rpc error: code = (FailedPrecondition|Unimplemented)", "constraint expected|invalid (label|constraint)"]);

    public static readonly EngineErrorKind ServiceChanged = Table.Add(
        "Somebody else changes the service at the same time.",
        EngineErrorCategory.ResourceBusy,
        "Try again.",
        ["update out of sequence"]);

    public static readonly EngineErrorKind ServiceWaitTimeout = Table.Add(
        "The service did not come to what it shall be in the time that it had.",
        EngineErrorCategory.OperationTimeout,
        "Get-DockerTask tells why of each task. Give it more time with -Timeout, or change it with Update-DockerService.");

    public static readonly EngineErrorKind ServiceUpdateStopped = Table.Add(
        "The service's update came to a halt, or was taken back, since tasks failed.",
        EngineErrorCategory.InvalidResult,
        "Get-DockerTask tells why. Update-DockerService -Rollback gives back what was before.");

    public static readonly EngineErrorKind SwarmManagerLeaves = Table.Add(
        "The engine is a manager: what only it knows would be lost with it, or the others would have no majority.",
        EngineErrorCategory.InvalidOperation,
        "Use -Force if the swarm is to go on without it, or to end.",
        ["attempting to leave the swarm on a node that is participating as a manager"]);
}

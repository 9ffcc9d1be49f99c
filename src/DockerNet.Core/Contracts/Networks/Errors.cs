namespace DockerNet.Contracts;

/// <summary>Errors about networks, subnets and addresses.</summary>
internal static class NetworkErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind NetworkNotFound = Table.Add(
        "There is no such network.",
        EngineErrorCategory.ObjectNotFound,
        "List the networks with Get-DockerNetwork.",
        ["network (?<name>[^ ]+) not found|no such network: (?<name>[^ ]+)|configuration network \"(?<name>[^\"]+)\" does not exist"]);

    public static readonly EngineErrorKind NetworkExists = Table.Add(
        "A network of that name exists.",
        EngineErrorCategory.ResourceExists,
        "Choose another name, or remove the other with Remove-DockerNetwork.",
        ["network with name (?<name>[^ ]+) already exists"]);

    public static readonly EngineErrorKind NetworkDriverNotFound = Table.Add(
        "The engine has no such network driver.",
        EngineErrorCategory.ObjectNotFound,
        "(Get-DockerEngine).NetworkDrivers lists those the engine has.",
        ["plugin \"(?<name>[^\"]+)\" not found|could not find plugin (?<name>[^ ]+)"]);

    public static readonly EngineErrorKind NetworkPredefined = Table.Add(
        "The network is the engine's own.",
        EngineErrorCategory.InvalidOperation,
        "Leave the engine's own networks alone; make one with New-DockerBridge.",
        [
            "is a pre-defined network|operation is not permitted on predefined",
            "only one instance of \"[a-z]+\" network",
            "cannot (be (dis)?connected|(dis)?connect container) (from|to) host network|in private \\(none\\) mode",
        ]);

    public static readonly EngineErrorKind NetworkInUse = Table.Add(
        "Containers are on the network.",
        EngineErrorCategory.ResourceBusy,
        "Take its members off with Disconnect-DockerNetwork first.",
        ["has active endpoints|configuration network .* is in use"]);

    public static readonly EngineErrorKind NetworkNameInvalid = Table.Add(
        "The text cannot be the name of a network.",
        EngineErrorCategory.InvalidArgument,
        "Choose another name.");

    public static readonly EngineErrorKind AlreadyConnected = Table.Add(
        "The container is on the network already.",
        EngineErrorCategory.ResourceExists,
        "Nothing is to be done, or use -Force to connect it anew.",
        ["endpoint with name .* already exists in network"]);

    public static readonly EngineErrorKind NotConnected = Table.Add(
        "The container is not on the network.",
        EngineErrorCategory.InvalidOperation,
        "See the members with (Get-DockerNetwork NAME).Containers.",
        ["is not connected to (the )?network"]);

    public static readonly EngineErrorKind NetworkShared = Table.Add(
        "The container has no network of its own, but another container's or the host's.",
        EngineErrorCategory.InvalidOperation,
        "Connect the container whose network it shares; of the host's network nothing can be connected.",
        ["sharing network namespace with another"]);

    public static readonly EngineErrorKind UserNetworkRequired = Table.Add(
        "Aliases, links of a network and fixed addresses are for networks that somebody created.",
        EngineErrorCategory.InvalidOperation,
        "Make a network with New-DockerBridge; the default one has no names and no fixed addresses.",
        ["network-scoped alias is supported only|supported on user defined networks only"]);

    public static readonly EngineErrorKind SubnetOverlap = Table.Add(
        "The address range is another network's.",
        EngineErrorCategory.ResourceExists,
        "Choose another -Subnet, or leave it out to have the engine choose.",
        ["pool overlaps with other|networks have (same|overlapping)"]);

    public static readonly EngineErrorKind SubnetInvalid = Table.Add(
        "Subnet, gateway and range of addresses do not fit together.",
        EngineErrorCategory.InvalidArgument,
        "Give a range such as -Subnet 172.20.0.0/16, and addresses that lie in it.",
        ["doesn't support multiple subnets"]);

    public static readonly EngineErrorKind SubnetRequired = Table.Add(
        "IPv6, or a fixed address, needs an address range that the network was created with.",
        EngineErrorCategory.InvalidOperation,
        "Create the network with a -Subnet of that family; Find-DockerSubnet finds a free one.",
        ["non-overlapping IPv6 address pool|networks with user configured subnets"]);

    public static readonly EngineErrorKind GatewayModeUnsupported = Table.Add(
        "The engine has no such gateway mode.",
        EngineErrorCategory.NotImplemented,
        "Choose one that it has, or use a newer engine: nat and routed came with 27, nat-unprotected and isolated with 28.",
        ["unknown gateway mode (?<name>[^ )]+)"]);

    public static readonly EngineErrorKind IPv4Required = Table.Add(
        "The engine has no networks without IPv4.",
        EngineErrorCategory.NotImplemented,
        "Leave out -NoIPv4, or use an engine of version 28 or newer.");

    public static readonly EngineErrorKind IPv6Unavailable = Table.Add(
        "The engine's host has no IPv6.",
        EngineErrorCategory.NotImplemented,
        "Leave out -IPv6, or have the host's kernel started with IPv6.",
        ["cannot read IPv6 setup for bridge"]);

    public static readonly EngineErrorKind AddressInUse = Table.Add(
        "The address is taken.",
        EngineErrorCategory.ResourceExists,
        "Choose another -IPAddress, or leave it out.",
        ["address already in use"]);

    public static readonly EngineErrorKind AddressOutOfRange = Table.Add(
        "The address does not lie in a range of the network.",
        EngineErrorCategory.InvalidArgument,
        "Choose an address that lies in (Get-DockerNetwork NAME).Pools.",
        ["does not belong to any of this network's subnets|no configured subnet .*contains? IP"]);

    public static readonly EngineErrorKind AddressPoolExhausted = Table.Add(
        "The engine has no free address range left.",
        EngineErrorCategory.LimitsExceeded,
        "Give a -Subnet, or remove networks with Clear-DockerNetwork.",
        ["could not find an available, non-overlapping|no available addresses on this pool|all predefined address pools|no available IPv[46] addresses"]);
}

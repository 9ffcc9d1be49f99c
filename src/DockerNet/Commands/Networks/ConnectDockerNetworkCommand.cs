using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Puts containers on a network, without restarting them.</summary>
[Cmdlet(
    VerbsCommunications.Connect,
    "DockerNetwork",
    SupportsShouldProcess = true,
    DefaultParameterSetName = NetworkSet,
    HelpUri = DockerDocs.Client + "network/connect/")]
[OutputType(typeof(Network))]
public sealed class ConnectDockerNetworkCommand : NetworkMemberCmdlet
{
    /// <summary>The containers, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(
        Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ContainerSet)]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NetworkSet)]
    [Alias("Name", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container), IsStrict = true)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Container { get; set; } = [];

    /// <summary>Further names that the whole network shall know the container by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Alias { get; set; } = [];

    /// <summary>The container's private names for other members, each as <c>source:alias</c>; or a hashtable.</summary>
    [Parameter]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[] Link { get; set; } = [];

    /// <summary>
    /// A fixed address, or one of IPv4 and one of IPv6. The network must have been created with a subnet of that family.
    /// </summary>
    [Parameter]
    [AddressTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IPAddress[] IPAddress { get; set; } = [];

    /// <summary>Further addresses for the link alone, such as <c>169.254.7.7</c>.</summary>
    [Parameter]
    [AddressTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IPAddress[] LinkLocalAddress { get; set; } = [];

    /// <summary>
    /// A fixed hardware address on this network, such as <c>02:42:ac:11:00:99</c>. Engines before 29.3 give one only to a
    /// container that is made with it.
    /// </summary>
    [Parameter]
    [MacAddressTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? MacAddress { get; set; }

    /// <summary>
    /// How much this network's gateway is preferred for the way outside: the highest number wins. Engines before 28 have no
    /// such order: there the gateway is that of the network whose name comes first.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? GatewayPriority { get; set; }

    /// <summary>
    /// Options for the container's place on the network, each as <c>name=value</c>, such as
    /// <c>com.docker.network.endpoint.ifname=front0</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PlaceOptionCompleter))]
    public string[] DriverOption { get; set; } = [];

    /// <summary>
    /// Is no error for a container that is on the network already; if settings are given, it is connected anew with them, and
    /// keeps the others. Repairs also a place that the engine made only half, or on an earlier network of the name.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool HasSettings =>
        Alias.Length + Link.Length + IPAddress.Length + LinkLocalAddress.Length + DriverOption.Length > 0
        || (MacAddress ?? (object?)GatewayPriority) is not null;

    private protected override async Task ProcessAsync(IEngine engine, Network network, CancellationToken token)
    {
        if (IPAddress.DistinctBy(static a => a.AddressFamily).Count() < IPAddress.Length)
        {
            WriteError(ErrorFactory.Refused(
                EngineErrors.OptionConflict, Network, "A network gives one address of IPv4 and one of IPv6 at most.", "Leave out one of them."));
            return;
        }

        WriteWarnings(network.Name, NetworkOptionWarnings.OfPlace(Texts.Pairs(DriverOption).Keys).Select(static warning => warning.ToString()));
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Container, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            WriteWarnings(container.Name, LinkWarnings.OfAliases(Link).Select(static warning => warning.ToString()));
            await ChangeAsync(
                engine, network, container.Name, "Connect", () => ConnectAsync(engine, network, container.Id, token));
        }
    }

    private async Task ConnectAsync(IEngine engine, Network network, string id, CancellationToken token)
    {
        await Requirement.CheckAsync(engine, NetworkOptions.Needs(NetworkOptions.OfPlaces, Texts.Pairs(DriverOption)), token);
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        ContainerEndpoint? place = container.Networks.FirstOrDefault(p => p.Network == network.Name || p.NetworkId == network.Id);
        var connection = new NetworkConnection(engine, network, id, CleanUpAsync);
        bool isOld = place is { NetworkId.Length: > 0 } && place.NetworkId != network.Id;
        bool isHalf = place is { NetworkId.Length: 0 } && LinkRules.IsActive(container);
        if (place is not null && !isOld && !isHalf && Force && !HasSettings)
        {
            WriteVerbose($"{container.Name} is on network {network.Name} already.");
        }
        else if (place is not null && (isOld || Force))
        {
            ConnectRequest before = NetworkConnection.RequestFor(id, place);
            await connection.ReplaceAsync(With(before), isOld || isHalf ? null : before, token);
        }
        else
        {
            await connection.MakeAsync(With(new ConnectRequest { Container = id }), token);
        }
    }

    // What is given comes before what was there.
    private ConnectRequest With(ConnectRequest before) => before with
    {
        Aliases = Alias.Length > 0 ? Alias : before.Aliases,
        Links = Link.Length > 0 ? Link : before.Links,
        IPAddress = Address(AddressFamily.InterNetwork) ?? before.IPAddress,
        IPv6Address = Address(AddressFamily.InterNetworkV6) ?? before.IPv6Address,
        LinkLocalAddresses = LinkLocalAddress.Length > 0
            ? Array.ConvertAll(LinkLocalAddress, static address => address.ToString())
            : before.LinkLocalAddresses,
        MacAddress = MacAddress,
        GatewayPriority = GatewayPriority ?? before.GatewayPriority,
        DriverOptions = DriverOption.Length > 0 ? Texts.Pairs(DriverOption) : before.DriverOptions,
    };

    private string? Address(AddressFamily family) => Array.Find(IPAddress, address => address.AddressFamily == family)?.ToString();
}

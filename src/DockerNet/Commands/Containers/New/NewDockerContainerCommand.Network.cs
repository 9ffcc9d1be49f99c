using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Commands;

// Whom it can talk to, and by what names.
public sealed partial class NewDockerContainerCommand
{
    /// <summary>Links to other containers, each as <c>source</c> or <c>source:alias</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[] Link { get; set; } = [];

    /// <summary>
    /// Links whose variables the container gets, each as <c>source</c> or <c>source:alias</c>; or a hashtable. They are
    /// worked out from the sources, which must run on the container's network, and contain the sources' own variables with
    /// their secrets. They give no names: for those use -Link as well. Variables of -Env and of the image win.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[] LinkEnv { get; set; } = [];

    /// <summary>
    /// The networks, each by name; or a single mode: <c>bridge</c>, <c>host</c>, <c>none</c>, or <c>container:NAME</c> to
    /// share another container's. By default <c>bridge</c>. A network can have settings of its own, as
    /// <c>name=front,alias=web,ip=10.0.0.5,gw-priority=1</c> or as a hashtable.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NetworkTransformation]
    [ArgumentCompleter(typeof(NetworkModeCompleter))]
    public NetworkSpec[] Network { get; set; } = [];

    /// <summary>Further names that the whole first network shall know the container by.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Alias { get; set; } = [];

    /// <summary>
    /// A fixed address on the first network, or one of IPv4 and one of IPv6. The network must have been created with a
    /// subnet.
    /// </summary>
    [Parameter]
    [AddressTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IPAddress[] IPAddress { get; set; } = [];

    /// <summary>
    /// Options for the container's place on the first network, each as <c>name=value</c>, such as
    /// <c>com.docker.network.endpoint.ifname=front0</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PlaceOptionCompleter))]
    public string[] DriverOption { get; set; } = [];

    /// <summary>
    /// How much the first network's gateway is preferred for the way outside: the highest number wins. Engines before 28 have
    /// no such order.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? GatewayPriority { get; set; }

    /// <summary>A fixed hardware address, such as <c>02:42:ac:11:00:99</c>.</summary>
    [Parameter]
    [MacAddressTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? MacAddress { get; set; }

    /// <summary>What the container calls itself. By default the beginning of its id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("h")]
    [EmptyCellTransformation]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Hostname { get; set; }

    /// <summary>
    /// Lines for the container's hosts file, each as <c>name:address</c>, where the address can be <c>host-gateway</c> for
    /// the engine's own host; or a hashtable.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [HostTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public HostSpec[] AddHost { get; set; } = [];

    /// <summary>The addresses of the servers that are asked for names. By default the engine's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IPAddress[] Dns { get; set; } = [];

    /// <summary>The domains that names are searched in; a dot for none. By default the engine's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SearchDomainTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] DnsSearch { get; set; } = [];

    /// <summary>How names are asked for, in the words of resolv.conf, such as <c>ndots:1</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] DnsOption { get; set; } = [];

    /// <summary>
    /// Ports to publish, each as <c>[address:][hostPort:]port[/protocol]</c>, with ranges such as
    /// <c>8000-9000:5000</c>; or a hashtable of host port and port.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("p")]
    [PortTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PortSpec[] Publish { get; set; } = [];

    /// <summary>Publishes all ports that the image or <c>-Expose</c> names, on ports that the engine chooses.</summary>
    [Parameter]
    public SwitchParameter PublishAll { get; set; }

    /// <summary>Ports that the container listens on, each as <c>port[-port][/protocol]</c>, without publishing them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ExposeTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ExposeSpec[] Expose { get; set; } = [];

    private NetworkSpec? FirstNetwork => Network.FirstOrDefault();

    private IReadOnlyList<NetworkSpec> FurtherNetworks => [.. Network.Skip(1)];

    // The client's rules for what goes together; the engine would find out late, or never.
    private string? NetworkConflict()
    {
        string[] names = Array.ConvertAll(Network, static network => network.Name);
        NetworkSpec? mode = Array.Find(Network, static network => !NetworkSpec.IsOwn(network.Name));
        return (Network.Length, mode) switch
        {
            _ when names.Distinct().Count() < names.Length => "a network is named more than once",
            ( > 1, NetworkSpec one) => $"'{one}' is a mode, which goes together with no other network",
            (_, NetworkSpec one) when Aliases().Length > 0 =>
                $"only networks that were created know aliases, and '{one.Name}' is none of them",
            // The default bridge takes one, as with the client, and ignores it: a warning tells.
            (_, NetworkSpec { Name: not "bridge" } one) when IPAddress.Length > 0 || (one.IPv4Address ?? one.IPv6Address) is not null =>
                $"only networks that were created give fixed addresses, and '{one.Name}' is none of them",
            (_, NetworkSpec { Name: not "bridge" } one) when (GatewayPriority ?? one.GatewayPriority) is not null =>
                $"only networks have gateways to prefer, and '{one.Name}' is none of them",
            _ when IPAddress.Length != IPAddress.DistinctBy(static a => a.AddressFamily).Count() =>
                "the first network gives one address of IPv4 and one of IPv6 at most",
            (_, NetworkSpec { Name: not "bridge" } one) when DriverOption.Length > 0 =>
                $"'{one.Name}' is a mode, which gives no place on a network that could have options",
            _ when DriverOption.Length > 0 && FirstNetwork?.DriverOptions.Count > 0 => "-DriverOption and a driver-opt in -Network do the same",
            _ when GatewayPriority is not null && FirstNetwork?.GatewayPriority is not null => "-GatewayPriority and gw-priority in -Network do the same",
            _ when Alias.Length > 0 && FirstNetwork?.Aliases.Count > 0 => "-Alias and an alias in -Network do the same",
            _ => null,
        };
    }

    private string[] Aliases() => [.. Alias, .. FirstNetwork?.Aliases ?? []];

    private string? Address(AddressFamily family, IPAddress? own) =>
        (Array.Find(IPAddress, address => address.AddressFamily == family) ?? own)?.ToString();

    private ContainerRequest WithNetwork(ContainerRequest request) => request with
    {
        Links = Link,
        LinkEnv = LinkEnv,
        Network = FirstNetwork?.Name,
        Aliases = Aliases(),
        IPAddress = Address(AddressFamily.InterNetwork, FirstNetwork?.IPv4Address),
        IPv6Address = Address(AddressFamily.InterNetworkV6, FirstNetwork?.IPv6Address),
        DriverOptions = Texts.Pairs([.. DriverOption, .. FirstNetwork?.DriverOptions ?? []]),
        GatewayPriority = GatewayPriority ?? FirstNetwork?.GatewayPriority,
        MacAddress = MacAddress,
        Hostname = Hostname,
        Hosts = AddHost,
        Dns = Array.ConvertAll(Dns, static address => address.ToString()),
        DnsSearch = DnsSearch,
        DnsOptions = DnsOption,
        Ports = Publish,
        PublishAll = PublishAll,
        Exposed = Expose,
    };
}

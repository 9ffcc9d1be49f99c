using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Text;

namespace DockerNet.Commands;

/// <summary>Creates a network of any driver that the engine has.</summary>
[Cmdlet(VerbsCommon.New, "DockerNetwork", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "network/create/")]
[OutputType(typeof(Network))]
public sealed class NewDockerNetworkCommand : NewNetworkCmdlet
{
    /// <summary>What the network is made of. By default <c>bridge</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation("bridge")]
    [ValidateCell]
    [ArgumentCompleter(typeof(NetworkDriverCompleter))]
    public string Driver { get; set; } = "bridge";

    /// <summary>Lets single containers join a network that belongs to a swarm.</summary>
    [Parameter]
    public SwitchParameter Attachable { get; set; }

    /// <summary>Makes a network of IPv6 alone, together with -IPv6. Engines before 28 have none.</summary>
    [Parameter]
    public SwitchParameter NoIPv4 { get; set; }

    /// <summary>What manages the network's addresses. By default the engine itself.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string IpamDriver { get; set; } = "default";

    /// <summary>Options for what manages the addresses, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] IpamOption { get; set; } = [];

    /// <summary>Makes no network but only settings, which others take with -ConfigFrom.</summary>
    [Parameter]
    public SwitchParameter ConfigOnly { get; set; }

    /// <summary>The network whose settings it takes; one that was made with -ConfigOnly.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? ConfigFrom { get; set; }

    private protected override NetworkRequest Describe(string name) => new()
    {
        Name = name,
        Driver = Driver,
        IPv4 = !NoIPv4,
        Attachable = Attachable,
        IpamDriver = IpamDriver,
        IpamOptions = Texts.Pairs(IpamOption),
        ConfigOnly = ConfigOnly,
        ConfigFrom = ConfigFrom,
    };
}

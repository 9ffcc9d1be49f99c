using System.Globalization;
using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Creates an overlay network, on which containers of all engines of a swarm reach each other by name. It needs a manager of
/// the swarm.
/// </summary>
[Cmdlet(VerbsCommon.New, "DockerOverlay", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "network/drivers/overlay/")]
[OutputType(typeof(Network))]
public sealed class NewDockerOverlayCommand : NewNetworkCmdlet
{
    private const int SmallestMtu = 68;
    private const int LargestMtu = 65535;

    /// <summary>Leaves the network to services: no container can be put on it by itself.</summary>
    [Parameter]
    public SwitchParameter NotAttachable { get; set; }

    /// <summary>The largest packet in bytes. By default 50 less than the host's, which the way between engines takes.</summary>
    [Parameter]
    [ValidateRange(SmallestMtu, LargestMtu)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Mtu { get; set; }

    private protected override NetworkRequest Describe(string name) => new()
    {
        Name = name,
        Driver = "overlay",
        Attachable = !NotAttachable,
        Options = Mtu > 0 ? new Dictionary<string, string> { ["com.docker.network.driver.mtu"] = Mtu.ToString(CultureInfo.InvariantCulture) } : [],
    };
}

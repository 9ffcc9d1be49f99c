using System.Globalization;
using System.Management.Automation;
using System.Net;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Creates a bridge network, on which containers reach each other by name.</summary>
[Cmdlet(VerbsCommon.New, "DockerBridge", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "network/drivers/bridge/")]
[OutputType(typeof(Network))]
public sealed class NewDockerBridgeCommand : NewNetworkCmdlet
{
    private const string Prefix = "com.docker.network.bridge.";
    private const int SmallestMtu = 68;
    private const int LargestMtu = 65535;
    private const int LongestInterface = 15;

    /// <summary>
    /// Keeps the members from reaching each other: inter-container communication off. What is published, and the outside,
    /// they still reach.
    /// </summary>
    [Parameter]
    public SwitchParameter NoIcc { get; set; }

    /// <summary>Makes a network of IPv6 alone, together with -IPv6. Engines before 28 have none.</summary>
    [Parameter]
    public SwitchParameter NoIPv4 { get; set; }

    /// <summary>Leaves the members' own addresses in what they send outside, in place of the host's.</summary>
    [Parameter]
    public SwitchParameter NoMasquerade { get; set; }

    /// <summary>The largest packet in bytes. By default the engine's own, which is 1500.</summary>
    [Parameter]
    [ValidateRange(SmallestMtu, LargestMtu)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Mtu { get; set; }

    /// <summary>The name of the bridge's interface on the host. By default <c>br-</c> and the beginning of the id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, LongestInterface)]
    [ValidatePattern(@"^(?!\.{1,2}\z)[^/\s:]+\z")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? BridgeName { get; set; }

    /// <summary>The host's IPv4 address that the members' ports are published on, unless they name one. By default all.</summary>
    [Parameter]
    [HostAddressTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public IPAddress? HostBinding { get; set; }

    private protected override NetworkRequest Describe(string name)
    {
        var options = new Dictionary<string, string>();
        if (NoIcc)
        {
            options[$"{Prefix}enable_icc"] = "false";
        }

        if (NoMasquerade)
        {
            options[$"{Prefix}enable_ip_masquerade"] = "false";
        }

        if (Mtu > 0)
        {
            options["com.docker.network.driver.mtu"] = Mtu.ToString(CultureInfo.InvariantCulture);
        }

        if (BridgeName is not null)
        {
            options[$"{Prefix}name"] = BridgeName;
        }

        if (HostBinding is not null)
        {
            options[$"{Prefix}host_binding_ipv4"] = HostBinding.ToString();
        }

        return new NetworkRequest { Name = name, IPv4 = !NoIPv4, Options = options };
    }
}

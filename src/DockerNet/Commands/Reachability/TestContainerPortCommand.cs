using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Tries from inside containers whether ports can be reached, and tells why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerPort", HelpUri = DockerDocs.Engine + "network/port-publishing/")]
[OutputType(typeof(ContainerPortTest), typeof(bool))]
public sealed class TestContainerPortCommand : TargetProbeCmdlet
{
    /// <summary>The ports: those inside of a target that is a container, not those that it publishes.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] Port { get; set; } = [];

    /// <summary>
    /// Sends a datagram by UDP. One that is refused tells that nothing receives; silence tells nothing.
    /// </summary>
    [Parameter]
    public SwitchParameter Udp { get; set; }

    private protected override async Task<IReadOnlyList<IProbeResult>> TestAsync(
        IEngine engine, ContainerProber prober, ProbeExplainer explainer, Container source, CancellationToken token)
    {
        ProbeKind kind = Udp ? ProbeKind.Udp : ProbeKind.Tcp;
        return await new PortTester(engine, prober, explainer, Timeout).RunAsync(
            source, [.. Target.SelectMany(target => Port.Select(port => new ProbeTarget(target, kind, port)))], token);
    }
}

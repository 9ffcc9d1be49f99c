using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Tries from inside containers whether ports can be reached, and tells why not.</summary>
[Cmdlet(
    VerbsDiagnostic.Test,
    "ContainerPort",
    DefaultParameterSetName = AsKnownSet,
    HelpUri = DockerDocs.Engine + "network/port-publishing/")]
[OutputType(typeof(ContainerPortTest), typeof(ContainerPortWay), typeof(bool))]
public sealed class TestContainerPortCommand : TargetProbeCmdlet
{
    private const string AsKnownSet = "AsKnown";
    private const string BySet = "By";

    /// <summary>The ports: those inside of a target that is a container, not those that it publishes.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] Port { get; set; } = [];

    /// <summary>
    /// By which way: the target container's name, its own address, or the port that it publishes, at an address of the host
    /// that the source reaches; All compares the three, and tells which one to use and why. Without it each target is tried
    /// just as it is written.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = BySet)]
    public ContainerPortBy By { get; set; }

    /// <summary>
    /// Sends a datagram by UDP. One that is refused tells that nothing receives; silence tells nothing.
    /// </summary>
    [Parameter(ParameterSetName = AsKnownSet)]
    public SwitchParameter Udp { get; set; }

    private protected override async Task<IReadOnlyList<IProbeResult>> TestAsync(
        IEngine engine, ContainerProber prober, ProbeExplainer explainer, Container source, CancellationToken token)
    {
        var tester = new PortTester(engine, prober, explainer, Timeout);
        if (ParameterSetName == BySet)
        {
            var containers = new List<Container>();
            foreach (string target in Target)
            {
                await TryAsync(engine, target, async () => containers.Add(await engine.Containers.GetAsync(target, token)));
            }

            return await new PortWays(engine, prober, tester, By).RunAsync(source, containers, Port, token);
        }

        ProbeKind kind = Udp ? ProbeKind.Udp : ProbeKind.Tcp;
        return await tester.RunAsync(
            source, [.. Target.SelectMany(target => Port.Select(port => new ProbeTarget(target, kind, port)))], token);
    }
}

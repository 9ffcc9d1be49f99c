using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Tries from inside containers whether ports can be reached, and tells why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerPort")]
[OutputType(typeof(ContainerPortTest), typeof(bool))]
public sealed class TestContainerPortCommand : ProbeCmdlet
{
    /// <summary>
    /// The containers to try from, by name, by id or a unique beginning of it, or by a pattern of names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Container", "From")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Source { get; set; } = [];

    /// <summary>
    /// What to try: names, aliases or addresses, as the source knows them. A container means its name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "To")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Target { get; set; } = [];

    /// <summary>The ports: those inside of a target that is a container, not those that it publishes.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 65535)]
    public int[] Port { get; set; } = [];

    /// <summary>
    /// Sends a datagram by UDP. One that is refused tells that nothing receives; silence tells nothing.
    /// </summary>
    [Parameter]
    public SwitchParameter Udp { get; set; }

    /// <summary>
    /// How long to wait for each answer: seconds, or a time span. Parts of a second count as a whole one.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [NotNegative]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Writes only whether each port was reached.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (await ProberAsync(engine, token) is not ContainerProber prober)
        {
            return;
        }

        var tester = new PortTester(engine, prober, Timeout);
        ProbeKind kind = Udp ? ProbeKind.Udp : ProbeKind.Tcp;
        ProbeTarget[] targets = [.. Target.SelectMany(target => Port.Select(port => new ProbeTarget(target, kind, port)))];
        IReadOnlyList<Container> sources = await SelectAsync(
            engine, Source, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container source in sources)
        {
            await TryAsync(engine, source.Name, async () =>
            {
                foreach (ContainerPortTest result in await tester.RunAsync(source, targets, token))
                {
                    WriteObject(Quiet ? result.Reachable == true : result);
                }
            });
        }
    }
}

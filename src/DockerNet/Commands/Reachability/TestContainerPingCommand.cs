using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Pings from inside containers, and tells what came of it and why.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerPing", HelpUri = DockerDocs.Engine + "network/")]
[OutputType(typeof(PingResult), typeof(bool))]
public sealed class TestContainerPingCommand : TargetProbeCmdlet
{
    /// <summary>How many requests to send to each target.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Count { get; set; } = 4;

    /// <summary>The pause between two requests: seconds, or a time span.</summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateTime]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    private protected override async Task<IReadOnlyList<IProbeResult>> TestAsync(
        IEngine engine, ContainerProber prober, ProbeExplainer explainer, Container source, CancellationToken token) =>
        await new Pinger(engine, prober, explainer, Count, Interval, Timeout).RunAsync(source, Target, token);
}

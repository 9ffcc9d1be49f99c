using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Pings from inside containers, and tells what came of it and why.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerPing")]
[OutputType(typeof(PingResult), typeof(bool))]
public sealed class TestContainerPingCommand : ProbeCmdlet
{
    /// <summary>
    /// The containers to ping from, by name, by id or a unique beginning of it, or by a pattern of names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Container", "From")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Source { get; set; } = [];

    /// <summary>
    /// What to ping: names, aliases or addresses, as the source knows them. A container means its name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "To")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Target { get; set; } = [];

    /// <summary>How many requests to send to each target.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int Count { get; set; } = 4;

    /// <summary>The pause between two requests: seconds, or a time span.</summary>
    [Parameter]
    [SecondsTransformation]
    [NotNegative]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long to wait for each answer: seconds, or a time span. Parts of a second count as a whole one.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [NotNegative]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Writes only whether each target answered.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (await ProberAsync(engine, token) is not ContainerProber prober)
        {
            return;
        }

        var ping = new Pinger(engine, prober, Count, Interval, Timeout);
        IReadOnlyList<Container> sources = await SelectAsync(
            engine, Source, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container source in sources)
        {
            await TryAsync(engine, source.Name, async () =>
            {
                foreach (PingResult result in await ping.RunAsync(source, Target, token))
                {
                    WriteObject(Quiet ? result.Reachable == true : result);
                }
            });
        }
    }
}

using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Makes a swarm, of which the engine is the first manager. It corresponds to <c>docker swarm init</c>.</summary>
[Cmdlet(VerbsData.Initialize, "DockerSwarm", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "swarm/init/")]
[OutputType(typeof(DockerSwarm))]
public sealed class InitializeDockerSwarmCommand : SwarmMemberCmdlet
{
    private const int SmallestPrefix = 8;
    private const int LargestPrefix = 29;
    private const int FirstPort = 1024;
    private const int LastPort = 49151;

    /// <summary>The ranges that the swarm's networks get their addresses from, each as <c>10.20.0.0/16</c>. By default 10.0.0.0/8.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] AddressPool { get; set; } = [];

    /// <summary>How long the prefix of each network's range is. By default 24.</summary>
    [Parameter]
    [ValidateRange(SmallestPrefix, LargestPrefix)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int SubnetSize { get; set; }

    /// <summary>The UDP port that carries what the networks carry. By default 4789.</summary>
    [Parameter]
    [ValidateRange(FirstPort, LastPort)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int DataPathPort { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (ShouldProcess(engine.Host, "Make a swarm"))
        {
            await engine.Swarm.InitializeAsync(
                Request with { AddressPools = AddressPool, SubnetSize = SubnetSize, DataPathPort = DataPathPort }, token);
            WriteObject(await engine.Swarm.GetAsync(token));
        }
    }
}

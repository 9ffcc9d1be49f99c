using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets the nodes of a swarm: the engines that are in it. Only a manager knows them.</summary>
[Cmdlet(VerbsCommon.Get, "DockerNode", HelpUri = DockerDocs.Client + "node/ls/")]
[OutputType(typeof(DockerNode))]
public sealed class GetDockerNodeCommand : DockerCmdlet
{
    /// <summary>The nodes, by host name, by id or a unique beginning of it, or by a pattern of names. By default all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Node", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(DockerNode))]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public string[]? Name { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token) =>
        WriteObject(await SelectAsync(engine, Name, engine.Swarm.ListNodesAsync, SwarmErrors.NodeNotFound), enumerateCollection: true);
}

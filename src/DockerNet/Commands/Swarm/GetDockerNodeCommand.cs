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

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        Task<IReadOnlyList<DockerNode>>? listed = null;
        WriteObject(
            await SelectAsync(engine, Name, _ => ListAsync(), async (name, _) => Find(await ListAsync(), name)),
            enumerateCollection: true);

        Task<IReadOnlyList<DockerNode>> ListAsync() => listed ??= engine.Swarm.ListNodesAsync(token);
    }

    // As the engine finds them: by the whole id, by the name, by the beginning of the id.
    private static DockerNode Find(IReadOnlyList<DockerNode> nodes, string name)
    {
        DockerNode[] named = [.. nodes.Where(node => node.Id == name)];
        named = named.Length > 0 ? named : [.. nodes.Where(node => node.Name == name)];
        named = named.Length > 0 ? named : [.. nodes.Where(node => node.Id.StartsWith(name, StringComparison.Ordinal))];
        return named.Length == 1 ? named[0]
            : throw new EngineException(
                named.Length == 0 ? SwarmErrors.NodeNotFound : EngineErrors.NameAmbiguous,
                named.Length == 0 ? "the swarm has no such node" : $"{named.Length} nodes have that name")
            {
                Subject = name,
            };
    }
}

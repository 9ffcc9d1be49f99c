using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets networks, with the containers that are on them, running and stopped.</summary>
[Cmdlet(VerbsCommon.Get, "DockerNetwork", HelpUri = DockerDocs.Client + "network/ls/")]
[OutputType(typeof(Network))]
public sealed class GetDockerNetworkCommand : DockerCmdlet
{
    /// <summary>
    /// The networks, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Network", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only networks of one of these drivers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkDriverCompleter))]
    public string[] Driver { get; set; } = [];

    /// <summary>
    /// Only networks with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Only networks of one of these scopes: <c>local</c>, <c>swarm</c> or <c>global</c>.</summary>
    [Parameter]
    [ValidateSet("local", "swarm", "global")]
    public string[] Scope { get; set; } = [];

    /// <summary>Only networks that somebody made, <c>custom</c>, or the engine's own, <c>builtin</c>.</summary>
    [Parameter]
    [ValidateSet("custom", "builtin")]
    public string? Type { get; set; }

    /// <summary>Only networks that no container is on, running or not, and that are not the engine's own.</summary>
    [Parameter]
    [Alias("Dangling")]
    public SwitchParameter Unused { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new NetworkFilter
        {
            Driver = Driver,
            Label = Label,
            Scope = System.Array.ConvertAll(Scope, static scope => scope.ToLowerInvariant()),
            Type = Type?.ToLowerInvariant(),
        };
        IReadOnlyList<Network> found = await SelectAsync(
            engine,
            Name,
            t => engine.Networks.ListAsync(filter, t),
            engine.Networks.GetAsync,
            Driver.Length + Label.Length + Scope.Length > 0 || Type is not null);
        WriteObject(
            found.Where(network => !Unused || network is { Predefined: false, Containers.Length: 0 }), enumerateCollection: true);
    }
}

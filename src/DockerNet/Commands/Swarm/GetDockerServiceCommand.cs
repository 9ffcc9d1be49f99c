using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets the services of a swarm, with how many of their tasks run. Only a manager knows them.</summary>
[Cmdlet(VerbsCommon.Get, "DockerService", HelpUri = DockerDocs.Client + "service/ls/")]
[OutputType(typeof(DockerService))]
public sealed class GetDockerServiceCommand : DockerCmdlet
{
    /// <summary>The services, by name, by id or a unique beginning of it, or by a pattern of names. By default all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(DockerService))]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Name { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token) =>
        WriteObject(await SelectAsync(engine, Name, engine.Services.ListAsync, SwarmErrors.ServiceNotFound), enumerateCollection: true);
}

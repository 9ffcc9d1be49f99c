using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that are about services that are there.</summary>
public abstract class ServiceCmdlet : DockerCmdlet
{
    /// <summary>The services, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(DockerService))]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Name { get; set; } = [];

    private protected Task<IReadOnlyList<DockerService>> FindAsync(IEngine engine) =>
        SelectAsync(engine, Name, engine.Services.ListAsync, SwarmErrors.ServiceNotFound);
}

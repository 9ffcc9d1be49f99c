using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Gets the tasks of a swarm's services: on which node each runs, and why one failed or waits. It corresponds to
/// <c>docker service ps</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DockerTask", HelpUri = DockerDocs.Client + "service/ps/")]
[OutputType(typeof(DockerTask))]
public sealed class GetDockerTaskCommand : DockerCmdlet
{
    /// <summary>The services, by name, by id or a unique beginning of it, or by a pattern of names. By default all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(DockerService))]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Only the tasks that are to run, and not those that others have replaced.</summary>
    [Parameter]
    public SwitchParameter Current { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<DockerService> services = Service is null ? [] : await SelectAsync(engine, Service, engine.Services.ListAsync, SwarmErrors.ServiceNotFound);
        if (Service is null || services.Count > 0)
        {
            IEnumerable<DockerTask> tasks = await engine.Services.ListTasksAsync([.. services.Select(static one => one.Id)], token);
            WriteObject(tasks.Where(task => !Current || task.DesiredState is "running" or "complete"), enumerateCollection: true);
        }
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Changes services: their image, how many tasks there are, what they are told. The swarm then replaces the tasks, a few at a
/// time. What is not named stays. It corresponds to <c>docker service update</c> and <c>docker service scale</c>.
/// </summary>
[Cmdlet(
    VerbsData.Update, "DockerService", DefaultParameterSetName = SettingsSet, SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "service/update/")]
[OutputType(typeof(DockerService))]
public sealed class UpdateDockerServiceCommand : ServiceSettingsCmdlet
{
    private const string SettingsSet = "Settings";
    private const string RollbackSet = "Rollback";

    /// <summary>The services, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(DockerService))]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The new image, by name.</summary>
    [Parameter(ParameterSetName = SettingsSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string? Image { get; set; }

    /// <summary>The new command's arguments.</summary>
    [Parameter(ParameterSetName = SettingsSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? Command { get; set; }

    /// <summary>The names of variables to take away.</summary>
    [Parameter(ParameterSetName = SettingsSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] RemoveEnv { get; set; } = [];

    /// <summary>Replaces all tasks though nothing of them changes.</summary>
    [Parameter(ParameterSetName = SettingsSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives back the settings from before the last update.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RollbackSet)]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Writes the changed services.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        ServiceRequest request = Settings with { Image = Image, Command = Command, RemovedEnv = RemoveEnv, Force = Force };
        foreach (DockerService service in await SelectAsync(engine, Name, engine.Services.ListAsync, SwarmErrors.ServiceNotFound))
        {
            if (service.Replicas is null && request.Replicas is not null)
            {
                await WriteErrorAsync(
                    new EngineException(SwarmErrors.ServiceInvalid, "each node has one of its tasks, and no number can be asked for"), service.Name, engine);
            }
            else if (ShouldProcess(service.Name, Rollback ? "Roll back service" : "Update service"))
            {
                await TryAsync(engine, service.Name, () => ChangeAsync(engine, service, request, token));
            }
        }
    }

    private async Task ChangeAsync(IEngine engine, DockerService service, ServiceRequest request, CancellationToken token)
    {
        WriteWarnings(service.Name, Rollback
            ? await engine.Services.RollBackAsync(service.Id, token)
            : await engine.Services.UpdateAsync(service.Id, request, token));
        if (PassThru)
        {
            WriteObject(SwarmName.Find(await engine.Services.ListAsync(token), service.Id, SwarmErrors.ServiceNotFound));
        }
    }
}

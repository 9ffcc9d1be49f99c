using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Hosting;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Makes a volume with the same content as another, on the same engine or another.</summary>
[Cmdlet(VerbsCommon.Copy, "DockerVolume", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(Volume))]
public sealed class CopyDockerVolumeCommand : VolumeDataCmdlet
{
    /// <summary>The volume to copy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The name of the copy. By default, on another engine, the same name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Destination { get; set; }

    /// <summary>The engine that the copy is made on: a URI or the name of a context. By default the same.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string? DestinationHost { get; set; }

    /// <summary>Holds still all running containers that may write to the volume while it is read.</summary>
    [Parameter]
    public SwitchParameter Pause { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IEngine target = DestinationHost is null ? engine : EngineHost.Provider.Connect(DestinationHost);
        string name = Destination ?? Name;
        await TryAsync(engine, Name, async () =>
        {
            Volume source = await engine.Volumes.GetAsync(Name, size: false, token);
            if (await VolumeContent.FindAsync(target, name, token) is not null)
            {
                throw new EngineException(VolumeErrors.VolumeExists, $"there is a volume {name} on {target.Host} already");
            }

            if (ShouldProcess(source.Name, $"Copy volume to {name} on {target.Host}{await PausedAsync(engine, source.Name, Pause, token)}")
                && await RunAsync(
                    engine,
                    source.Name,
                    $"Copying {source.Name} to {name}",
                    work => new VolumeCopier(work, new VolumeWork(target, work.Report)).RunAsync(source, name, Pause, token),
                    token))
            {
                WriteObject(await target.Volumes.GetAsync(name, size: false, token));
            }
        });
    }
}

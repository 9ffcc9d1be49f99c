using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gives a volume another name: its content is copied and checked, and only then the old one removed.</summary>
[Cmdlet(VerbsCommon.Rename, "DockerVolume", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(Volume))]
public sealed class RenameDockerVolumeCommand : VolumeDataCmdlet
{
    /// <summary>The volume. No container may refer to it, running or not.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The new name. For piped volumes it may be a script block that makes the name of each one.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string NewName { get; set; } = "";

    /// <summary>
    /// Renames it even though the copy lacks something that the volume has, such as extended attributes, which archives of
    /// the engine do not carry.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the volume as it is once it has the new name.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        await TryAsync(engine, Name, async () =>
        {
            Volume volume = await engine.Volumes.GetAsync(Name, size: false, token);
            await new VolumeUsers(engine, new CopyReport()).RefuseAsync(volume.Name, running: false, token);
            if (await VolumeContent.FindAsync(engine, NewName, token) is not null)
            {
                throw new EngineException(VolumeErrors.VolumeExists, $"there is a volume {NewName} already");
            }

            string unseen = FolderCheck.CanSee(volume, engine.IsLocal) || VolumeCopier.RefersElsewhere(volume)
                ? ""
                : "; whether it has what a copy lacks, such as access lists or sockets, cannot be seen from here";
            if (ShouldProcess(volume.Name, $"Rename volume to {NewName}{unseen}")
                && await RunAsync(
                    engine,
                    volume.Name,
                    $"Renaming {volume.Name}",
                    work => new VolumeRenamer(work).RunAsync(volume, NewName, Force, token),
                    token)
                && PassThru)
            {
                WriteObject(await engine.Volumes.GetAsync(NewName, size: false, token));
            }
        });
    }
}

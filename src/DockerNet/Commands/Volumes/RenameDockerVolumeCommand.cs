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
    public string NewName { get; set; } = "";

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

            if (ShouldProcess(volume.Name, $"Rename to {NewName}")
                && await RunAsync(engine, volume.Name, $"Renaming {volume.Name}", work => RenameAsync(work, volume, token), token)
                && PassThru)
            {
                WriteObject(await engine.Volumes.GetAsync(NewName, size: false, token));
            }
        });
    }

    private async Task RenameAsync(VolumeWork work, Volume volume, CancellationToken token)
    {
        await new VolumeRestorer(work).CreateAsync(
            VolumeContent.RequestOf(volume) with { Name = NewName },
            async renamed =>
            {
                if (!VolumeCopier.RefersElsewhere(volume))
                {
                    await new VolumeContent(work).CopyAsync(volume, work, renamed, token);
                }

                await new VolumeUsers(work.Engine, work.Report).RefuseAsync(volume.Name, running: false, token);
            },
            token);
        try
        {
            await work.Engine.Volumes.RemoveAsync(volume.Name, force: false, CancellationToken.None);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeInUse)
        {
            // Somebody has begun to use it in the meantime.
            await Removal.RunAsync(work, NewName, t => work.Engine.Volumes.RemoveAsync(NewName, force: false, t));
            throw;
        }
        catch (EngineException)
        {
            // A part of it may have been removed, or all.
            work.Report.Warnings.Enqueue($"what was in {volume.Name} is now in the volume {NewName} (VolumeKept).");
            throw;
        }
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Display;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Removes the volumes that no container has, running or stopped: those without a name of somebody's choice, and with
/// -All the others too. It means the same on engines of any version.
/// </summary>
[Cmdlet(
    VerbsCommon.Clear,
    "DockerVolume",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = DockerDocs.Client + "volume/prune/")]
[OutputType(typeof(Volume))]
public sealed class ClearDockerVolumeCommand : DockerCmdlet
{
    /// <summary>Removes also volumes that have a name of somebody's choice.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// Only volumes with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new VolumeFilter { Label = Label, Size = true };
        foreach (Volume volume in (await engine.Volumes.ListAsync(filter, token)).Where(v => VolumeRules.IsClearable(v, All)))
        {
            string size = volume.Size is null ? "" : $" ({Humanizer.Bytes(volume.Size)})";
            if (ShouldProcess(volume.Name, $"Remove unused volume and its data{size}"))
            {
                // By its name, so that nothing goes that was not shown; the engine spares one that has got a user by now.
                await TryAsync(engine, volume.Name, async () =>
                {
                    await engine.Volumes.RemoveAsync(volume.Name, force: false, token);
                    WriteObject(volume);
                });
            }
        }
    }
}

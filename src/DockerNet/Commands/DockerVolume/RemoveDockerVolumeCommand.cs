using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Removes volumes with their data.</summary>
[Cmdlet(VerbsCommon.Remove, "DockerVolume", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDockerVolumeCommand : DockerCmdlet
{
    /// <summary>The volumes, by name or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Makes the engine forget a volume even if its driver fails to remove it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Volume> volumes = await SelectAsync(
            engine,
            Name,
            t => engine.Volumes.ListAsync(VolumeFilter.All, t),
            (name, t) => engine.Volumes.GetAsync(name, size: false, t));
        foreach (Volume volume in volumes)
        {
            if (ShouldProcess(volume.Name, "Remove volume and its data"))
            {
                await TryAsync(engine, volume.Name, () => engine.Volumes.RemoveAsync(volume.Name, Force, token));
            }
        }
    }
}

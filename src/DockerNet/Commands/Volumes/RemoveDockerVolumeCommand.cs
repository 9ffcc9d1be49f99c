using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Removes volumes with their data.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "DockerVolume",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = DockerDocs.Client + "volume/rm/")]
public sealed class RemoveDockerVolumeCommand : DockerCmdlet
{
    /// <summary>The volumes, by name or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Makes the engine forget a volume even if its driver fails to remove it, and not mind one that is gone already. It
    /// does not remove one that a container uses.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Volume> volumes = await SelectAsync(
            engine,
            Name,
            t => engine.Volumes.ListAsync(VolumeFilter.All, t),
            GetAsync);
        foreach (Volume volume in volumes)
        {
            if (ShouldProcess(volume.Name, Action(volume)))
            {
                await TryAsync(engine, volume.Name, () => RemoveAsync(engine, volume.Name, token));
            }
        }

        async Task<Volume> GetAsync(string name, CancellationToken t)
        {
            try
            {
                return await engine.Volumes.GetAsync(name, size: false, t);
            }
            catch (EngineException error) when (Force && error.Kind == VolumeErrors.VolumeNotFound)
            {
                return new Volume { Name = name, DockerHost = engine.Host };
            }
        }
    }

    private static string Action(Volume volume) =>
        "Remove volume and its data" + (volume.UsedBy.Length > 0 ? $"; in the way: {volume.UsedBy}, which use it" : "");

    // The engine names the users by their ids, and says no word of where they have it.
    private async Task RemoveAsync(IEngine engine, string name, CancellationToken token)
    {
        try
        {
            await engine.Volumes.RemoveAsync(name, Force, token);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeInUse)
        {
            Volume volume = await engine.Volumes.GetAsync(name, size: false, token);
            throw new EngineException(error.Kind, VolumeRules.InUse(volume, error.Message), error);
        }
    }
}

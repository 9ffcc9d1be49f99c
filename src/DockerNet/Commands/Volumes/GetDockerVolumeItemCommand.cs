using System.Collections.Concurrent;
using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Lists what is in volumes, in use or not, without a shell or any image.</summary>
[Cmdlet(VerbsCommon.Get, "DockerVolumeItem", HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeItem))]
public sealed class GetDockerVolumeItemCommand : VolumeDataCmdlet
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
    /// Paths below the volume's own folder, with wildcards in any part. Of a folder what is in it is listed. By default all
    /// that is in the volume's own folder.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VolumePathCompleter))]
    public string[] Path { get; set; } = [TarItem.Root];

    /// <summary>Only items whose names fit this pattern.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Filter { get; set; }

    /// <summary>Lists what is in folders below too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Computes the checksums of files.</summary>
    [Parameter]
    public SwitchParameter Checksum { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Volume> volumes = await SelectAsync(
            engine,
            Name,
            t => engine.Volumes.ListAsync(VolumeFilter.All, t),
            (name, t) => engine.Volumes.GetAsync(name, size: false, t));
        foreach (Volume volume in volumes)
        {
            await RunAsync(engine, volume.Name, $"Listing {volume.Name}", work => ListAsync(work, volume, token), token);
        }
    }

    private async Task ListAsync(VolumeWork work, Volume volume, CancellationToken token)
    {
        ItemChoice[] choices = System.Array.ConvertAll(Path, path => new ItemChoice(path, Filter, Recurse));
        var found = new ConcurrentQueue<(VolumeItem Item, bool[] Fits)>();
        await VolumeListing.ReadAsync(
            work,
            volume,
            Checksum,
            item =>
            {
                bool[] fits = [.. choices.SelectMany(choice => choice.Fits(item))];
                if (fits.Contains(true))
                {
                    found.Enqueue((item, fits));
                }
            },
            token);
        bool[] chosen = [.. choices.SelectMany(static choice => choice.Chosen)];
        WriteObject(
            found.Where(entry => entry.Fits.Zip(chosen).Any(static pair => pair is (true, true))).Select(static entry => entry.Item),
            enumerateCollection: true);
        foreach (ItemChoice choice in choices)
        {
            if (choice.Problem is EngineException problem)
            {
                await WriteErrorAsync(problem, volume.Name, engine: work.Engine);
            }
        }
    }
}

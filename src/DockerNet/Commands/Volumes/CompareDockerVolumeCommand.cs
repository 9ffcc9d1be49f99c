using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Tells in what a volume differs from another one, or from a backup.</summary>
[Cmdlet(VerbsData.Compare, "DockerVolume", DefaultParameterSetName = VolumeSet, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeDifference))]
public sealed class CompareDockerVolumeCommand : VolumeDataCmdlet
{
    private const string VolumeSet = "Volume";
    private const string PathSet = "Path";

    /// <summary>The volume.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The volume that it is compared to.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = VolumeSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string Reference { get; set; } = "";

    /// <summary>The archive that it is compared to, taken as it is. It may be compressed with gzip.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        string? path = ParameterSetName == PathSet ? LocalPath.Full(this, Path) : null;
        if (ParameterSetName == PathSet && path is null)
        {
            return;
        }

        await TryAsync(engine, Name, async () =>
        {
            Volume volume = await engine.Volumes.GetAsync(Name, size: false, token);
            Volume? other = ParameterSetName == VolumeSet ? await engine.Volumes.GetAsync(Reference, size: false, token) : null;
            IReadOnlyDictionary<string, VolumeItem> items = new Dictionary<string, VolumeItem>();
            IReadOnlyDictionary<string, VolumeItem> reference = items;
            bool done = await RunAsync(
                engine,
                Name,
                $"Comparing {Name}",
                async work =>
                {
                    reference = other is null ? await ReadBackupAsync(work, path!, token) : await VolumeListing.ReadAsync(work, other, token);
                    items = await VolumeListing.ReadAsync(work, volume, token);
                },
                token);
            if (done)
            {
                WriteObject(
                    items.Keys.Union(reference.Keys).Order(System.StringComparer.Ordinal)
                        .Select(path => Compare(volume, path, items.GetValueOrDefault(path), reference.GetValueOrDefault(path)))
                        .Where(static difference => difference is not null),
                    enumerateCollection: true);
            }
        });
    }

    private static async Task<IReadOnlyDictionary<string, VolumeItem>> ReadBackupAsync(VolumeWork work, string path, CancellationToken token)
    {
        BackupFile backup = await BackupFile.OpenAsync(path, token);
        var items = new Dictionary<string, VolumeItem>();
        await backup.ReadAsync(copy: null, guard: null, work.Report, item => items[item.Path] = item, token);
        return items;
    }

    private static VolumeDifference? Compare(Volume volume, string path, VolumeItem? item, VolumeItem? reference)
    {
        // Of a file that was stored without its holes there is no checksum.
        string[] properties = item is null || reference is null ? [] : [.. ItemComparison.Differences(reference, item)
            .Where(name => name != nameof(VolumeItem.Checksum) || (item.Checksum is not null && reference.Checksum is not null))];
        return item is not null && reference is not null && properties.Length == 0
            ? null
            : new VolumeDifference
            {
                Volume = volume.Name,
                Path = path,
                Kind = reference is null ? VolumeDifferenceKind.Added
                    : item is null ? VolumeDifferenceKind.Removed : VolumeDifferenceKind.Changed,
                Property = properties,
                Item = item,
                Reference = reference,
                DockerHost = volume.DockerHost,
            };
    }
}

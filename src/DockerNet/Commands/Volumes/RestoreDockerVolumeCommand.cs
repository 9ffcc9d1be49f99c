using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Makes volumes of archives that Backup-DockerVolume or tar wrote.</summary>
[Cmdlet(
    VerbsData.Restore,
    "DockerVolume",
    SupportsShouldProcess = true,
    DefaultParameterSetName = PathSet,
    HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(Volume))]
public sealed class RestoreDockerVolumeCommand : VolumeDataCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The archive's path, with wildcards. It may be compressed with gzip.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectPathTransformation]
    public string[] Path { get; set; } = [];

    /// <summary>The archive's path, taken as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    [ObjectPathTransformation]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The volume to restore to. By default the one that was backed up, or that the file is named after. It is made if it is
    /// not there.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidatePattern("^[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string? Name { get; set; }

    /// <summary>Replaces what is in the volume. Until all of the backup is there and checked, nothing is touched.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Takes symbolic links that lead out of the volume from an archive without a manifest too, and without a warning from one
    /// with it. They are never followed.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowOutsideLink { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string file in (isLiteral ? LiteralPath : Path).SelectMany(path => LocalPath.Resolve(this, path, isLiteral)))
        {
            await TryAsync(engine, file, async () =>
            {
                BackupFile backup = await BackupFile.OpenAsync(file, token);
                string name = NameOf(backup);
                Volume? existing = await VolumeContent.FindAsync(engine, name, token);
                if (existing is not null && Name is null && BackupNames.VolumeOf(file) != name)
                {
                    // What lies beside an archive says what it was, and not what is to be replaced.
                    throw new EngineException(
                        VolumeErrors.VolumeNameUnknown,
                        $"the file is not called like {name}, the volume of its manifest, which is there already");
                }

                if (existing is not null && VolumeRules.IsVolatile(existing))
                {
                    throw new EngineException(
                        VolumeErrors.VolumeVolatile, $"the volume {name} is in memory, and what is restored to it would be gone at once");
                }

                string helper = existing is null ? "" : await new VolumeClearing(new VolumeWork(engine, new CopyReport())).TellAsync(existing, token);
                if (ShouldProcess(name, $"{(existing is null ? "Make" : "Fill")} volume with what is in {file}{helper}")
                    && await RunAsync(
                        engine, file, $"Restoring {name}", work => RestoreAsync(work, backup, name, existing, token), token))
                {
                    WriteObject(await engine.Volumes.GetAsync(name, size: false, token));
                }
            });
        }
    }

    private string NameOf(BackupFile backup) =>
        (Name ?? backup.Volume) is { Length: > 0 } name
            ? name
            : throw new EngineException(
                VolumeErrors.VolumeNameUnknown,
                $"nothing tells the volume's name: there is no manifest, and '{BackupNames.VolumeOf(backup.Path)}' is no name of a volume");

    private async Task RestoreAsync(VolumeWork work, BackupFile backup, string name, Volume? existing, CancellationToken token)
    {
        if (backup.Partial is string partial)
        {
            work.Report.Warnings.Enqueue($"the backup is a part of the volume, as was asked for: {partial} (BackupPartial).");
        }

        var restorer = new VolumeRestorer(work);
        var content = new VolumeContent(work);
        Task FillAsync(Volume volume) => content.RestoreAsync(backup, volume, AllowOutsideLink, token);
        if (existing is null)
        {
            var record = new VolumeRecord
            {
                Kind = VolumeWorkKind.Restore,
                Volume = name,
                Request = new VolumeRequest { Name = name, Labels = VolumeRules.LabelsOfPeople(backup.Head?.Labels) },
            };
            await restorer.CreateAsync(record, (volume, _) => FillAsync(volume), token);
            return;
        }

        await new VolumeUsers(work.Engine, work.Report).RefuseAsync(name, running: true, token);
        if (!Force && !await content.IsEmptyAsync(existing, token))
        {
            throw new EngineException(VolumeErrors.VolumeNotEmpty, $"the volume {name} has something in it");
        }

        await restorer.ReplaceAsync(existing, FillAsync, token);
    }
}

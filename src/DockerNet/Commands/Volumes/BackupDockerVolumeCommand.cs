using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Writes all that is in volumes to tar archives on this computer, with a list of checksums beside each.</summary>
[Cmdlet(VerbsData.Backup, "DockerVolume", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeBackup))]
public sealed class BackupDockerVolumeCommand : VolumeDataCmdlet
{
    private const string None = "None";
    private const string Gzip = "Gzip";

    private readonly HashSet<string> _written = [];

    /// <summary>The volumes, by name or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Where to, taken as it is: a file whose name ends with .tar, .tar.gz or .tgz, or a folder, which is made if it is not
    /// there. In a folder each archive is named after its volume. By default the current folder.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("LiteralPath", "Destination")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Whether to compress. By default as the file's ending says, and in a folder with gzip.</summary>
    [Parameter]
    [ValidateSet(None, Gzip)]
    public string? Compress { get; set; }

    /// <summary>Holds still all running containers that may write to the volume while it is read.</summary>
    [Parameter]
    public SwitchParameter Pause { get; set; }

    /// <summary>
    /// Only what fits one of these patterns, as in a <c>.dockerignore</c> file, and what is in a folder that does.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIgnorePattern]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Include { get; set; } = [];

    /// <summary>
    /// Leaves out what fits one of these patterns, as in a <c>.dockerignore</c> file: the last one that fits counts, and one
    /// with an exclamation mark in front keeps what the ones before leave out.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIgnorePattern]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Exclude { get; set; } = [];

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (LocalPath.Full(this, Path) is not string path)
        {
            return;
        }

        IReadOnlyList<Volume> volumes = await SelectAsync(
            engine,
            Name,
            t => engine.Volumes.ListAsync(VolumeFilter.All, t),
            (name, t) => engine.Volumes.GetAsync(name, size: false, t));
        foreach (Volume volume in volumes)
        {
            BackupPlan plan = Plan(volume, path);
            if (CanWrite(plan, volume) && ShouldProcess(volume.Name, $"Back up volume to {plan.Path}{await PausedAsync(engine, volume.Name, Pause, token)}"))
            {
                _written.Add(plan.Path);
                await RunAsync(engine, volume.Name, $"Backing up {volume.Name}", work => WriteAsync(volume, plan, work, token), token);
            }
        }
    }

    private async Task WriteAsync(Volume volume, BackupPlan plan, VolumeWork work, CancellationToken token) =>
        WriteObject(await new BackupWriter(work).WriteAsync(volume, plan, token));

    private BackupPlan Plan(Volume volume, string path)
    {
        bool isFile = BackupNames.IsArchive(path) && !Directory.Exists(path);
        bool packed = Compress is null ? !isFile || BackupNames.IsPacked(path) : Compress == Gzip;
        return new BackupPlan(
            isFile ? path : System.IO.Path.Combine(path, BackupNames.ForVolume(volume.Name, packed)),
            packed,
            Force,
            Pause,
            Include.Length + Exclude.Length > 0 ? new BackupSelection(Include, Exclude) : null);
    }

    private bool CanWrite(BackupPlan plan, Volume volume)
    {
        string folder = System.IO.Path.GetDirectoryName(plan.Path)!;
        try
        {
            // Only what the user gave as a folder is made.
            if (!Directory.Exists(folder) && !BackupNames.IsArchive(Path) && ShouldProcess(folder, "Make folder"))
            {
                Directory.CreateDirectory(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(Unwritable(error.Message));
            return false;
        }

        if (!Directory.Exists(folder))
        {
            if (BackupNames.IsArchive(Path))
            {
                WriteError(Unwritable($"There is no folder for {plan.Path}."));
            }

            return false;
        }

        string manifest = BackupNames.ManifestOf(plan.Path);
        string? existing = File.Exists(plan.Path) ? plan.Path : File.Exists(manifest) ? manifest : null;
        if (existing is not null && (!Force || _written.Contains(plan.Path)))
        {
            WriteError(ErrorFactory.Refused(
                FileErrors.FileExists,
                volume.Name,
                $"{existing} exists.",
                "Give another path, or use -Force to replace it. For several volumes give a folder."));
            return false;
        }

        return true;
    }

    private ErrorRecord Unwritable(string message) => ErrorFactory.Refused(
        FileErrors.FileUnwritable, Path, message, "Give a path that you may write to, with enough space.");
}

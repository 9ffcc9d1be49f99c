using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Tells whether backups of volumes are whole: reads all of each archive, and compares it with its manifest. It needs no
/// engine.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Test,
    "DockerVolumeBackup",
    DefaultParameterSetName = PathSet,
    HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeBackupTest))]
public sealed class TestDockerVolumeBackupCommand : LocalBackupCmdlet
{
    private readonly HashSet<string> _tested = [];

    /// <summary>The archives' paths, with wildcards. A manifest stands for its archive.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    private protected override string[] Patterns => Path;

    private protected override async Task ReadAsync(string path, CancellationToken token)
    {
        string archive = BackupNames.ArchiveOf(path);
        if (!_tested.Add(archive))
        {
            return;
        }

        if (System.IO.Directory.Exists(path))
        {
            throw new EngineException(FileErrors.FileUnreadable, "it is a folder; Get-DockerVolumeBackup lists what is in it");
        }

        VolumeBackupTest? result = null;
        await ShowAsync(
            engine: null,
            path,
            $"Testing {archive}",
            async report => result = await BackupReader.TestAsync(archive, report, token));
        if (result is not null)
        {
            WriteObject(result);
        }
    }
}

using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Lists the backups of volumes in folders: of which volume, how old, how large, and whether they look whole. It needs no
/// engine.
/// </summary>
[Cmdlet(
    VerbsCommon.Get,
    "DockerVolumeBackup",
    DefaultParameterSetName = PathSet,
    HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(VolumeBackupFile))]
public sealed class GetDockerVolumeBackupCommand : LocalBackupCmdlet
{
    /// <summary>Folders with backups, or archives, with wildcards. By default the current folder.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = ["."];

    private protected override string[] Patterns => Path;

    private protected override async Task ReadAsync(string path, CancellationToken token)
    {
        try
        {
            foreach (string file in System.IO.Directory.Exists(path) ? BackupReader.List(path) : [BackupNames.ArchiveOf(path)])
            {
                WriteObject(await BackupReader.LookAsync(file, token));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
        }
    }
}

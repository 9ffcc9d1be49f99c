using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Fetches files and folders from volumes, in use or not, without a shell or any image.</summary>
[Cmdlet(VerbsCommon.Copy, "DockerVolumeItem", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class CopyDockerVolumeItemCommand : VolumeDataCmdlet
{
    /// <summary>The volume.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string Volume { get; set; } = "";

    /// <summary>The path of the file or folder below the volume's own folder.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VolumePathCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// Where to: a folder of this computer, or the path of the copy. By default the current folder.
    /// </summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>Writes the copies as files and folders of this computer.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (LocalPath.Full(this, Destination) is not string destination)
        {
            return;
        }

        bool wantsFolder = System.IO.Path.EndsInDirectorySeparator(Destination);
        foreach (string path in Path)
        {
            string target = $"{Volume}/{TarItem.PathOf(path)}";
            if (ShouldProcess(target, $"Copy to {destination}"))
            {
                string? copied = null;
                bool done = await RunAsync(
                    engine,
                    target,
                    $"Copying {target}",
                    async work => copied = await CopyAsync(work, path, (destination, wantsFolder), token),
                    token);
                if (done && PassThru)
                {
                    WriteObject(Directory.Exists(copied) ? new DirectoryInfo(copied!) : new FileInfo(copied!));
                }
            }
        }
    }

    private async Task<string> CopyAsync(
        VolumeWork work, string path, (string Path, bool WantsFolder) destination, CancellationToken token)
    {
        string target = "";
        DockerNet.Volume volume = await work.Engine.Volumes.GetAsync(Volume, size: false, token);
        await work.OpenAsync(
            volume,
            readOnly: true,
            async container =>
            {
                var source = new ContainerPath(container, $"{VolumeWork.Folder}/{path}");
                var copy = new ContainerToLocal(work.Engine, source, destination, followLink: false);
                await copy.PrepareAsync(isOneOfMany: Path.Length > 1, token).ConfigureAwait(false);
                await copy.RunAsync(token).ConfigureAwait(false);
                target = copy.Target;
                foreach (string warning in copy.Report.Warnings)
                {
                    work.Report.Warnings.Enqueue(warning);
                }
            },
            token);
        return target;
    }
}

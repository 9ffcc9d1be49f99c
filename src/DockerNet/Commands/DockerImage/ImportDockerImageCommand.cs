using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Errors;

namespace DockerNet.Commands;

/// <summary>Makes an image of a file tree in a tar archive, as <c>docker import</c> does.</summary>
[Cmdlet(VerbsData.Import, "DockerImage", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(Image))]
public sealed class ImportDockerImageCommand : DockerCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The archive's path, with wildcards. It may be compressed with gzip, bzip2, xz or zstd.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The archive's path, taken as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The image's name, as <c>repository</c> or <c>repository:tag</c>. By default it gets none.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Lines of a Dockerfile, such as <c>CMD ["sleep","3600"]</c>, <c>EXPOSE 80</c> or <c>ENV A=1</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Change { get; set; } = [];

    /// <summary>A remark that is kept with the image.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string file in (isLiteral ? LiteralPath : Path).SelectMany(path => LocalPath.Resolve(this, path, isLiteral)))
        {
            if (ShouldProcess(file, $"Import as {Name ?? "an image without a name"}"))
            {
                await TryAsync(engine, file, () => ImportAsync(engine, file, token));
            }
        }
    }

    private async Task ImportAsync(IEngine engine, string file, CancellationToken token)
    {
        FileStream content;
        try
        {
            content = File.OpenRead(file);
        }
        catch (System.Exception error) when (error is IOException or System.UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Refused(
                "FileUnreadable", file, error.Message, "Give the path of a tar archive.", ErrorCategory.OpenError));
            return;
        }

        await using (content)
        {
            (string? repository, string? tag) = SplitName(Name);
            var request = new ImageImportRequest
            {
                Repository = repository,
                Tag = tag,
                Changes = Change,
                Message = Message,
            };
            string id = await engine.Images.ImportAsync(content, request, token);
            WriteObject(await engine.Images.GetAsync(id, token));
        }
    }

    // A colon before the last slash belongs to a registry's port.
    private static (string? Repository, string? Tag) SplitName(string? name)
    {
        int colon = name?.LastIndexOf(':') ?? -1;
        return colon < 0 || colon < name!.LastIndexOf('/') ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }
}

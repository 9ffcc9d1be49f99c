using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Makes images of a tar archive: of a file tree, as <c>docker import</c> does, or of saved images, as <c>docker load</c>
/// does.
/// </summary>
[Cmdlet(
    VerbsData.Import,
    "DockerImage",
    SupportsShouldProcess = true,
    DefaultParameterSetName = PathSet,
    HelpUri = DockerDocs.Client + "image/import/")]
[OutputType(typeof(Image))]
public sealed class ImportDockerImageCommand : ImageCmdlet
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
    [ObjectPathTransformation]
    public string[] Path { get; set; } = [];

    /// <summary>The archive's path, taken as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    [ObjectPathTransformation]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The image's name, as <c>repository</c> or <c>repository:tag</c>. By default it gets none. Saved images have their
    /// names with them.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateImageReference(Digest = false)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Name { get; set; }

    /// <summary>
    /// Lines of a Dockerfile, such as <c>CMD ["sleep","3600"]</c>, <c>EXPOSE 80</c> or <c>ENV A=1</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Change { get; set; } = [];

    /// <summary>A remark that is kept with the image.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Message { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string file in (isLiteral ? LiteralPath : Path).SelectMany(path => LocalPath.Resolve(this, path, isLiteral)))
        {
            await TryAsync(engine, file, () => ReadAsync(engine, file, token));
        }
    }

    private async Task ReadAsync(IEngine engine, string file, CancellationToken token)
    {
        try
        {
            await using FileStream content = PlainFile.OpenRead(file);
            bool saved = await SavedArchive.IsAsync(content, token);
            if (saved && (Name is not null || Message is not null || Change.Length > 0))
            {
                WriteError(ErrorFactory.Refused(
                    ImageErrors.ArchiveIsSaved,
                    file,
                    $"{file} holds saved images, which bring their names and settings with them.",
                    "Leave out -Name, -Change and -Message; Add-DockerImageTag gives an image another name."));
            }
            else if (ShouldProcess(file, saved ? "Load the saved images" : $"Import as {Name ?? "an image without a name"}"))
            {
                await (saved ? LoadAsync(engine, file, content, token) : ImportAsync(engine, content, token));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Refused(
                FileErrors.FileUnreadable, file, error.Message, "Give the path of a tar archive."));
        }
    }

    private async Task LoadAsync(IEngine engine, string file, FileStream content, CancellationToken token)
    {
        IReadOnlyList<string> loaded = await WithProgressAsync(
            $"Loading {file}", progress => engine.Images.LoadAsync(content, progress, token));
        foreach (string image in loaded)
        {
            WriteObject(await engine.Images.GetAsync(image, token));
        }
    }

    private async Task ImportAsync(IEngine engine, FileStream content, CancellationToken token)
    {
        ImageReference? name = Name is null ? null : ImageReference.Parse(Name);
        var request = new ImageImportRequest
        {
            Repository = name?.Repository,
            Tag = name?.Tag,
            Changes = Change,
            Message = Message,
        };
        string id = await engine.Images.ImportAsync(content, request, token);
        WriteObject(await engine.Images.GetAsync(name?.Name ?? id, token));
    }
}

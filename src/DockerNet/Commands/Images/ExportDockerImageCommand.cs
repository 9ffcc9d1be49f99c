using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Display;
using DockerNet.Errors;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Saves images with their names in one tar archive, as <c>docker save</c> does.</summary>
[Cmdlet(VerbsData.Export, "DockerImage", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "image/save/")]
[OutputType(typeof(FileInfo))]
public sealed class ExportDockerImageCommand : ImageCmdlet
{
    private readonly List<string> _references = [];
    private IEngine? _engine;
    private bool _incomplete;

    /// <summary>
    /// The images, by name, by id or a unique beginning of it, or by a pattern of names. One that is given by its id is
    /// saved without a name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Image", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The path of the archive, taken as it is. All images go into this one file.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("LiteralPath", "Destination")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        _engine ??= engine;
        if (_engine.Host != engine.Host)
        {
            _incomplete = true;
            WriteError(ErrorFactory.Refused(
                EngineErrors.EngineDiffers,
                engine.Host,
                $"The images of {_engine.Host} and of {engine.Host} cannot go into one archive.",
                "Export them one engine at a time."));
            return;
        }

        IReadOnlyList<(string Reference, Image Image)> found = await SelectImagesAsync(engine, Name, token);
        _references.AddRange(found.Select(static item => item.Reference));
        _incomplete |= SelectionFailed;
    }

    // An archive that lacks an image would pass for a complete one.
    private protected override async Task EndAsync(CancellationToken token)
    {
        if (_engine is IEngine engine
            && !_incomplete
            && _references.Count > 0
            && LocalPath.Full(this, Path) is string path
            && CanWrite(path)
            && ShouldProcess(path, $"Export images {string.Join(", ", _references)}"))
        {
            await TryAsync(engine, Path, () => ExportAsync(engine, path, token));
        }
    }

    private bool CanWrite(string path)
    {
        (EngineErrorKind Kind, string Message, string Advice)? problem = path switch
        {
            _ when Directory.Exists(path) =>
                (FileErrors.FileUnwritable, $"{path} is a folder.", "Give the path of a file."),
            _ when !Directory.Exists(System.IO.Path.GetDirectoryName(path)) =>
                (FileErrors.FileUnwritable, $"There is no folder for {path}.", "Make the folder first."),
            _ when File.Exists(path) && !Force =>
                (FileErrors.FileExists, $"{path} exists.", "Give another path, or use -Force to replace it."),
            _ => null,
        };
        if (problem is var (kind, message, advice))
        {
            WriteError(ErrorFactory.Refused(kind, Path, message, advice));
        }

        return problem is null;
    }

    private async Task ExportAsync(IEngine engine, string path, CancellationToken token)
    {
        string activity = $"Exporting to {path}";
        IProgress<long> progress = OnPipeline<long>(written =>
            WriteProgress(new ProgressRecord(0, activity, Humanizer.Bytes(written))));
        try
        {
            WriteObject(await OutputFile.WriteAsync(
                path, Force, content => engine.Images.ExportAsync(_references, content, progress, token)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Refused(
                FileErrors.FileUnwritable, Path, error.Message, "Give a path that you may write to, with enough space."));
        }
        finally
        {
            EndProgress(activity);
        }
    }
}

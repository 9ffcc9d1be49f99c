using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Display;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Builds an image of a folder with a Dockerfile, as <c>docker build</c> does.</summary>
[Cmdlet("Build", "DockerImage", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "image/build/")]
[OutputType(typeof(Image))]
public sealed class BuildDockerImageCommand : ImageCmdlet
{
    private const string DefaultDockerfile = "Dockerfile";
    private const string IgnoreFile = ".dockerignore";

    /// <summary>
    /// The folder that is sent to the engine, taken as it is: what the Dockerfile copies comes from there. A file
    /// <c>.dockerignore</c> in it says what is not sent.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// The Dockerfile, as a path from that folder or from the current location. It must lie in the folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Dockerfile { get; set; } = DefaultDockerfile;

    /// <summary>The image's names, each as <c>repository</c> or <c>repository:tag</c>. By default it gets none.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateImageReference(Digest = false)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>
    /// Values for the Dockerfile's ARG lines, each as <c>NAME=VALUE</c>, or as <c>NAME</c> to pass on the caller's own
    /// variable; or a hashtable.
    /// </summary>
    [Parameter]
    [EnvTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public EnvSpec[] BuildArg { get; set; } = [];

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>The stage of the Dockerfile to stop after. By default the last one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string? Target { get; set; }

    /// <summary>Does every step anew, even if the engine remembers it.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Looks for newer base images in their registries, even if the engine has some.</summary>
    [Parameter]
    public SwitchParameter Pull { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (LocalPath.Full(this, Path) is string context
            && FindDockerfile(context) is string dockerfile
            && ReadIgnore(context) is DockerIgnore ignore
            && ShouldProcess(Path, $"Build image {(Tag.Length > 0 ? string.Join(", ", Tag) : "without a name")}"))
        {
            var request = new ImageBuildRequest
            {
                Context = context,
                Dockerfile = dockerfile,

                // The engine needs both, and leaves them out itself where the rules say so.
                Ignore = ignore.Keep(IgnoreFile, dockerfile),
                Tags = Array.ConvertAll(Tag, ImageReference.Parse),
                Arguments = Arguments(),
                Labels = Texts.Pairs(Label),
                Target = Target,
                NoCache = NoCache,
                Pull = Pull,
            };
            await TryAsync(engine, Path, () => BuildAsync(engine, request, token));
        }
    }

    private async Task BuildAsync(IEngine engine, ImageBuildRequest request, CancellationToken token)
    {
        string activity = $"Building {Path}";
        var record = new ProgressRecord(0, activity, "Sending the context");
        IProgress<ImageProgress> progress = OnPipeline<ImageProgress>(step =>
        {
            bool isLine = step.Layer.Length == 0 && step.Total == 0;
            if (isLine)
            {
                WriteVerbose(step.Status);
            }

            bool isStep = BuildStep.TryParse(isLine ? step.Status : "", out BuildStep? next);
            record = new ProgressRecord(0, activity, isStep ? next!.ToString() : record.StatusDescription)
            {
                PercentComplete = isStep ? next!.Percent : record.PercentComplete,
                CurrentOperation = isLine ? step.Status : $"{step.Layer}: {step.Status} {Humanizer.Bytes(step.Current)}",
            };
            WriteProgress(record);
        });
        try
        {
            WriteObject(await engine.Images.BuildAsync(request, progress, token));
        }
        finally
        {
            EndProgress(activity);
        }
    }

    private string? FindDockerfile(string context)
    {
        if (LocalPath.Full(this, Dockerfile) is not string given)
        {
            return null;
        }

        string[] places = [System.IO.Path.Combine(context, Dockerfile), given];
        string? found = Array.Find(places, File.Exists);
        string relative = System.IO.Path.GetRelativePath(context, found ?? places[0]).Replace('\\', '/');
        ErrorRecord? problem = !Directory.Exists(context)
            ? ErrorFactory.Refused(FileErrors.FileNotFound, Path, $"There is no folder {context}.", "Give the path of a folder with a Dockerfile.")
            : found is null
            ? ErrorFactory.Refused(FileErrors.FileNotFound, Dockerfile, $"There is no file {places[0]}.", "Name the Dockerfile with -Dockerfile.")
            : relative.StartsWith("..", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(relative)
            ? ErrorFactory.Refused(ImageErrors.DockerfileOutside, Dockerfile, $"{found} is not in {context}.", "Put the Dockerfile into the folder, or give a folder that it is in.")
            : null;
        if (problem is not null)
        {
            WriteError(problem);
        }

        return problem is null && IsPlain(found!) ? relative : null;
    }

    private bool IsPlain(string dockerfile)
    {
        try
        {
            PlainFile.Check(dockerfile);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Refused(FileErrors.FileUnreadable, Dockerfile, error.Message));
            return false;
        }
    }

    private DockerIgnore? ReadIgnore(string context)
    {
        string file = System.IO.Path.Combine(context, IgnoreFile);
        try
        {
            return File.Exists(file) ? DockerIgnore.Parse(SmallFile.ReadText(file)) : DockerIgnore.Nothing;
        }
        catch (FormatException error)
        {
            WriteError(ErrorFactory.Refused(
                ImageErrors.IgnoreFileInvalid, Path, $"{file} cannot be used: {error.Message}.", "Correct that line of the file."));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(ErrorFactory.Refused(FileErrors.FileUnreadable, Path, error.Message));
            return null;
        }
    }

    // A variable that the caller does not have either is left to the Dockerfile's default.
    private Dictionary<string, string> Arguments() =>
        BuildArg
            .Select(static arg => (arg.Name, Value: arg.Value ?? Environment.GetEnvironmentVariable(arg.Name)))
            .Where(static arg => arg.Value is not null)
            .GroupBy(static arg => arg.Name)
            .ToDictionary(static group => group.Key, static group => group.Last().Value!);
}

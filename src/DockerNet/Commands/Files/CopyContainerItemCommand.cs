using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Copies files and folders into or out of a container, running or not, as <c>docker cp</c> does.</summary>
[Cmdlet(
    VerbsCommon.Copy,
    "ContainerItem",
    SupportsShouldProcess = true,
    DefaultParameterSetName = PathSet,
    HelpUri = DockerDocs.Client + "container/cp/")]
[OutputType(typeof(ContainerItemCopy))]
public sealed class CopyContainerItemCommand : DockerCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private int _sources;

    /// <summary>
    /// What to copy: paths of this computer, with wildcards, or of a container, as <c>name:/path</c>. A folder's path
    /// that ends with <c>/.</c> means what is in it.
    /// </summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectPathTransformation]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>What to copy: paths of this computer or of a container, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    [ObjectPathTransformation]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Where to: a path of a container, as <c>name:/path</c>, or of this computer if the source is a container's.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContainerPathCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>Copies what a link leads to, if the source is one. By default the link itself is copied.</summary>
    [Parameter]
    public SwitchParameter FollowLink { get; set; }

    /// <summary>Writes what came of it: source, destination, number of items, bytes and duration.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        ContainerPath? to = Parse(Destination);
        foreach (string text in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            ContainerPath? from = Parse(text);
            if (Array.Find([text, Destination], IsForeign) is string foreign)
            {
                WriteError(ErrorFactory.Refused(
                    MountErrors.PathForeign, foreign, $"'{foreign}' is a path of Windows, and this computer has none of that form."));
            }
            else if (from is null == to is null)
            {
                WriteError(ErrorFactory.Refused(
                    FileErrors.CopySidesInvalid,
                    text,
                    "Exactly one of source and destination must be in a container.",
                    "Write the container's side as name:/path."));
            }
            else if (from is not null)
            {
                if (LocalPath.Full(this, Destination) is string place)
                {
                    await CopyAsync(engine, text, new ContainerToLocal(engine, from, (place, WantsFolder), FollowLink), token);
                }
            }
            else
            {
                foreach (string file in LocalPath.Resolve(this, text, ParameterSetName == LiteralPathSet))
                {
                    await CopyAsync(
                        engine, file, new LocalToContainer(engine, file, CopyRules.IsContent(text), to!, FollowLink, CleanUpAsync), token);
                }
            }
        }
    }

    private async Task CopyAsync(IEngine engine, string source, ItemCopy copy, CancellationToken token) =>
        await TryAsync(engine, source, async () =>
        {
            bool isOneOfMany = ++_sources > 1 || Path.Length + LiteralPath.Length > 1;
            await ForeignPath.ExplainAsync(
                new[] { Parse(source), Parse(Destination) }.OfType<ContainerPath>().Select(static side => side.Path),
                async () =>
                {
                    await copy.PrepareAsync(isOneOfMany, token);
                    return true;
                });
            if (ShouldProcess(copy.Source, $"Copy to {copy.Target}"))
            {
                await RunAsync(copy, token);
                if (PassThru)
                {
                    WriteObject(copy.ToResult());
                }
            }
        });

    private async Task RunAsync(ItemCopy copy, CancellationToken token)
    {
        var progress = new CopyProgress(copy);
        try
        {
            Task work = copy.RunAsync(token);
            while (await Task.WhenAny(work, Task.Delay(CopyProgress.Interval, CancellationToken.None)) != work)
            {
                if (!token.IsCancellationRequested)
                {
                    WriteProgress(progress.Next());
                }
            }

            await work;
        }
        finally
        {
            if (!token.IsCancellationRequested)
            {
                WriteProgress(progress.Last());
                WriteWarnings(copy.Source, copy.Report.Warnings);
            }
        }
    }

    // A drive of this session comes before a container of the same name, which can be named by its id.
    private ContainerPath? Parse(string text) =>
        ContainerPath.TryParse(text, out ContainerPath? path)
        && !SessionState.Drive.GetAll().Any(drive => drive.Name.Equals(path.Container, StringComparison.OrdinalIgnoreCase))
            ? path
            : null;

    // The engine's containers have names of two letters and more.
    private bool IsForeign(string text) => !OperatingSystem.IsWindows() && HostPath.HasDrive(text) && text[2] == '\\'
        && !SessionState.Drive.GetAll().Any(drive => drive.Name.Equals(text[..1], StringComparison.OrdinalIgnoreCase));

    private bool WantsFolder => System.IO.Path.EndsInDirectorySeparator(Destination) || CopyRules.IsContent(Destination);
}

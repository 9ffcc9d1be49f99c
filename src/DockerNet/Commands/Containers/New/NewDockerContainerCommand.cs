using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Creates a container and, with -Start, starts it, as <c>docker create</c> and <c>docker run -d</c> do.
/// </summary>
[Cmdlet(VerbsCommon.New, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/create/")]
[OutputType(typeof(Container))]
public sealed partial class NewDockerContainerCommand : NewContainerCmdlet
{
    private bool _refused;

    /// <summary>The image, by name or id. What the engine does not have is fetched, as <c>-Pull</c> tells.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image), IsStrict = true)]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>
    /// The command and its arguments. By default the image's own. Quote arguments that begin with a dash.
    /// </summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Command { get; set; } = [];

    /// <summary>The container's name. By default the engine invents one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Name { get; set; }

    /// <summary>Starts the container. If that fails, the container is removed again.</summary>
    [Parameter]
    [Alias("d")]
    public SwitchParameter Start { get; set; }

    /// <summary>Keeps a container that could not be started, to look into it.</summary>
    [Parameter]
    public SwitchParameter KeepFailed { get; set; }

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("l")]
    [LabelTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Removes the container, and its anonymous volumes, when it has ended.</summary>
    [Parameter]
    public SwitchParameter AutoRemove { get; set; }

    /// <summary>
    /// When the engine starts the container again: <c>no</c>, <c>always</c>, <c>unless-stopped</c>, or <c>on-failure</c>,
    /// perhaps with the number of tries, as <c>on-failure:3</c>.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RestartTransformation]
    [ArgumentCompleter(typeof(RestartCompleter))]
    public RestartSpec? Restart { get; set; }

    // An object's own name, variables and entrypoint are the image's.
    private bool IsOfImage => BoundName.IsOfObject(Image) && !IsGiven(nameof(Image)) && (IsGiven(nameof(Name)) || Name is null || Name == Image);

    private protected override Task BeginAsync(CancellationToken token)
    {
        if (CommandWords.Check(this, nameof(Image), IsGiven(nameof(Image)) ? Image : null, Command) is ErrorRecord record)
        {
            _refused = true;
            WriteError(record);
        }

        return Task.CompletedTask;
    }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (_refused)
        {
            return;
        }

        if (Conflict() is string conflict)
        {
            WriteError(ErrorFactory.Refused(
                EngineErrors.OptionConflict, Own(Name, nameof(Name)) ?? Image, conflict, "Leave out one of the parameters that do not go together."));
            return;
        }

        if (await VariablesAsync(token) is string[] variables)
        {
            ContainerRequest request = WithNetwork(WithStorage(WithProcess(new ContainerRequest
            {
                Image = Image,
                Name = Own(Name, nameof(Name)),
                Labels = Texts.Pairs(Label),
                AutoRemove = AutoRemove,
                Restart = Restart,
                Env = variables,
            })));
            var plan = new CreationPlan { Networks = FurtherNetworks, Start = Start, KeepFailed = KeepFailed };
            await CreateAsync(engine, request, plan, token);
        }
    }

    private T? Own<T>(T? value, string parameter)
        where T : class => IsOfImage && !IsGiven(parameter) ? null : value;

    private string? Conflict() => AutoRemove && Restart is { IsNone: false }
        ? $"a container that is removed when it has ended cannot be started again ({Restart})"
        : NetworkConflict();
}

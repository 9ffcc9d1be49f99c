using System.Diagnostics;
using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Runs a command in running containers, as <c>docker exec</c> does.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "ContainerCommand",
    SupportsShouldProcess = true,
    DefaultParameterSetName = PlainSet,
    HelpUri = DockerDocs.Client + "container/exec/")]
[OutputType(typeof(CommandResult), typeof(ContainerLogLine))]
public sealed class InvokeContainerCommandCommand : DockerCmdlet
{
    private const string PlainSet = "Plain";
    private const string InputSet = "Input";
    private const string DetachedSet = "Detached";
    private const string ExitCodeVariable = "global:LASTEXITCODE";

    private readonly CommandInput _input = new();
    private IEngine? _engine;
    private bool _refused;

    /// <summary>The containers, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PlainSet)]
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DetachedSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputSet)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The command and its arguments. Quote arguments that begin with a dash.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromRemainingArguments = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(CommandPathCompleter))]
    public string[] Command { get; set; } = [];

    /// <summary>
    /// What the command reads from its standard input: each object is a line of text, bytes are taken as they are.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? InputObject { get; set; }

    /// <summary>Further variables for the command, each as <c>NAME=VALUE</c>; or a hashtable.</summary>
    [Parameter]
    [Alias("e")]
    [EnvTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>
    /// The user to run as, as <c>name</c>, <c>uid</c> or <c>uid:gid</c>. By default the container's own.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string User { get; set; } = "";

    /// <summary>The folder to run in. By default the container's own.</summary>
    [Parameter]
    [Alias("w")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CommandPathCompleter))]
    public string WorkingDirectory { get; set; } = "";

    /// <summary>Lets the command do what the engine's host may do.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary>Gives the command a terminal to print to. Then all that it prints is output.</summary>
    [Parameter(ParameterSetName = PlainSet)]
    public SwitchParameter Tty { get; set; }

    /// <summary>
    /// Writes each line while the command runs, in place of a result at its end. The exit code is in <c>$LASTEXITCODE</c>.
    /// </summary>
    [Parameter(ParameterSetName = PlainSet)]
    [Parameter(ParameterSetName = InputSet)]
    public SwitchParameter Stream { get; set; }

    /// <summary>Starts the command and does not wait for it. What it prints is lost.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DetachedSet)]
    [Alias("d")]
    public SwitchParameter Detach { get; set; }

    private protected override bool ShowsItself => true;

    private protected override Task BeginAsync(CancellationToken token)
    {
        if (CommandWords.Check(this, nameof(Name), IsGiven(nameof(Name)) ? Name.FirstOrDefault() : null, Command) is ErrorRecord record)
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

        if (ParameterSetName == InputSet)
        {
            // The command is run when all its input is there.
            _input.Add(InputObject);
            _engine = engine;
        }
        else
        {
            await InvokeAsync(engine, token);
        }
    }

    private protected override Task EndAsync(CancellationToken token) =>
        _engine is null ? Task.CompletedTask : InvokeAsync(_engine, token);

    private async Task InvokeAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Name, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            if (ShouldProcess(container.Name, $"Run {string.Join(' ', Command)} in container"))
            {
                await TryAsync(engine, container.Name, () => RunAsync(engine, container, token));
            }
        }
    }

    private Task RunAsync(IEngine engine, Container container, CancellationToken token)
    {
        var request = new ExecRequest
        {
            Command = Command,
            Env = Array.ConvertAll(Env, static env => env.Resolve(Environment.GetEnvironmentVariable)),
            User = User,
            WorkingDirectory = WorkingDirectory,
            Privileged = Privileged,
            Tty = Tty,
            Input = ParameterSetName == InputSet ? _input.Bytes : default(ReadOnlyMemory<byte>?),
        };
        return Detach ? engine.Exec.StartAsync(container.Id, request, token)
            : Stream ? StreamAsync(engine, container, request, token)
            : CollectAsync(engine, container, request, token);
    }

    private async Task StreamAsync(IEngine engine, Container container, ExecRequest request, CancellationToken token)
    {
        using IRunningCommand command = await engine.Exec.OpenAsync(container.Id, request, token);
        await foreach (OutputLine line in command.ReadLinesAsync(token))
        {
            WriteObject(line.ToLogLine(container));
        }

        SessionState.PSVariable.Set(ExitCodeVariable, await command.WaitAsync(token));
    }

    private async Task CollectAsync(IEngine engine, Container container, ExecRequest request, CancellationToken token)
    {
        long started = Stopwatch.GetTimestamp();
        ProcessOutput output = await new BoundedProgram(engine, CleanUpAsync).RunAsync(container.Id, request, token);
        WriteObject(new CommandResult
        {
            Container = container.Name,
            Command = Command,
            ExitCode = output.ExitCode,
            Output = Texts.Lines(output.Output),
            Error = Texts.Lines(output.Error),
            Duration = Stopwatch.GetElapsedTime(started),
            DockerHost = engine.Host,
        });
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Hosting;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

// No parameter or alias begins with a c, nor is there -Confirm: so PowerShell leaves the -c of sh -c 'ls' to the program.
/// <summary>Works in a running container from this terminal, as <c>docker exec -it</c> does.</summary>
[Cmdlet(VerbsCommon.Enter, "DockerContainer", HelpUri = DockerDocs.Client + "container/exec/")]
[OutputType(typeof(void))]
public sealed class EnterDockerContainerCommand : DockerCmdlet
{
    private const string ExitCodeVariable = "global:LASTEXITCODE";

    /// <summary>The container, by name, by id or a unique beginning of it, or by a pattern that one name fits.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(RunningContainerCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The program to run and its arguments. By default the first shell that the container has.</summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [AllowEmptyString]
    [ValidateProgram]
    [ArgumentCompleter(typeof(CommandPathCompleter))]
    public string[] Program { get; set; } = [];

    /// <summary>Further variables for the program, each as <c>NAME=VALUE</c>; or a hashtable.</summary>
    [Parameter]
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
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CommandPathCompleter))]
    public string WorkingDirectory { get; set; } = "";

    /// <summary>Lets the program do what the engine's host may do.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary>
    /// The keys that leave the container while the program goes on in it, such as <c>ctrl-x,x</c>. By default those of the docker
    /// client's settings, else <c>ctrl-p,ctrl-q</c>.
    /// </summary>
    [Parameter]
    [DetachKeysTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DetachKeysSpec? DetachKeys { get; set; }

    // There is one terminal.
    private protected override bool AsksTogether => false;

    private protected override bool ShowsItself => true;

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (!TryReadPattern(Name, out _))
        {
            return;
        }

        if (Terminals.WhyNone(Host) is string reason)
        {
            await WriteErrorAsync(new EngineException(ContainerErrors.TerminalMissing, reason), Name, engine: null);
            return;
        }

        IReadOnlyList<Container> containers = await SelectAsync(
            engine, [Name], t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        if (containers.Count > 1)
        {
            await WriteErrorAsync(
                new EngineException(EngineErrors.NameAmbiguous, $"{containers.Count} containers fit, and one can be entered at a time"), Name, engine);
            return;
        }

        foreach (Container container in containers)
        {
            await TryAsync(engine, container.Name, () => EnterAsync(engine, container, token));
        }
    }

    private async Task EnterAsync(IEngine engine, Container container, CancellationToken token)
    {
        DetachKeysSpec keys = DetachKeys ?? SettingsKeys();
        var request = new ExecRequest
        {
            Command = Program,
            Env = Array.ConvertAll(Env, static env => env.Resolve(Environment.GetEnvironmentVariable)),
            User = User,
            WorkingDirectory = WorkingDirectory,
            Privileged = Privileged,
        };
        int? exitCode = await new EntryRun(engine, Terminals.Open, Terminals.Size).RunAsync(container, request, keys, token);
        if (exitCode is null)
        {
            WriteVerbose($"{container.Name}: left by its detach keys ({keys}). The program goes on.");
        }

        SessionState.PSVariable.Set(ExitCodeVariable, exitCode ?? 0);
    }

    private DetachKeysSpec SettingsKeys()
    {
        if (EngineHost.Provider.GetDetachKeys() is not string text)
        {
            return DetachKeysSpec.Default;
        }

        if (!DetachKeysSpec.TryParse(text, out DetachKeysSpec? keys))
        {
            keys = DetachKeysSpec.Default;
            WriteWarning($"The docker client's settings have detachKeys '{text}', which are no keys: {keys} are used.");
        }

        return keys;
    }
}

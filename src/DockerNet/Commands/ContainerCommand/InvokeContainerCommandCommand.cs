using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Runs a command in running containers, as <c>docker exec</c> does.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ContainerCommand", SupportsShouldProcess = true)]
[OutputType(typeof(CommandResult))]
public sealed class InvokeContainerCommandCommand : ContainerActionCmdlet
{
    /// <summary>The command and its arguments. Quote arguments that begin with a dash.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromRemainingArguments = true)]
    [AllowEmptyString]
    public string[] Command { get; set; } = [];

    /// <summary>Further variables for the command, each as <c>NAME=VALUE</c>; or a hashtable.</summary>
    [Parameter]
    [EnvTransformation]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>
    /// The user to run as, as <c>name</c>, <c>uid</c> or <c>uid:gid</c>. By default the container's own.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string User { get; set; } = "";

    /// <summary>The folder to run in. By default the container's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string WorkingDirectory { get; set; } = "";

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        var request = new ExecRequest
        {
            Command = Command,
            Env = System.Array.ConvertAll(Env, static env => env.Resolve(System.Environment.GetEnvironmentVariable)),
            User = User,
            WorkingDirectory = WorkingDirectory,
        };
        long started = Stopwatch.GetTimestamp();
        ProcessOutput output = await engine.Exec.RunAsync(container.Id, request, token);
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

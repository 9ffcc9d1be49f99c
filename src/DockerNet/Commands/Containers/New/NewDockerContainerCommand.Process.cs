using System.Management.Automation;
using System.Text;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

// What runs in it, and as whom.
public sealed partial class NewDockerContainerCommand
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Variables, each as <c>NAME=VALUE</c>, or as <c>NAME</c> to pass on the caller's own; or a hashtable.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("e")]
    [EnvTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>
    /// Files of variables, one on each line as for <c>-Env</c>. Lines that begin with # are comments. A variable that is
    /// in <c>-Env</c> too has its value from there.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    public string[] EnvFile { get; set; } = [];

    /// <summary>
    /// What is run in place of the image's entrypoint, perhaps with first arguments; an empty text to run the command
    /// alone.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? Entrypoint { get; set; }

    /// <summary>The folder that the command begins in. By default the image's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("w")]
    [EmptyCellTransformation]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? WorkingDirectory { get; set; }

    /// <summary>Who the command runs as: a name or number, perhaps with a group, as <c>web:staff</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? User { get; set; }

    /// <summary>Keeps standard input open, so that a shell does not end at once.</summary>
    [Parameter]
    [Alias("i")]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Gives the container a terminal.</summary>
    [Parameter]
    [Alias("t")]
    public SwitchParameter Tty { get; set; }

    /// <summary>Capabilities of the kernel that it gets beside the usual ones, such as <c>NET_ADMIN</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(CapabilityCompleter))]
    public string[] Capability { get; set; } = [];

    /// <summary>Capabilities of the kernel that it loses, such as <c>NET_RAW</c>, or <c>ALL</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(CapabilityCompleter))]
    public string[] DropCapability { get; set; } = [];

    /// <summary>Lets the container do all that the host may. Nothing in it is shut off from the host any more.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary>A command for the container's shell that ends with 0 as long as all is well.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? HealthCommand { get; set; }

    /// <summary>The time between two checks of its health, in seconds or as a time span. By default 30 seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecondsTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? HealthInterval { get; set; }

    /// <summary>How long a check of its health may take, in seconds or as a time span. By default 30 seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecondsTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? HealthTimeout { get; set; }

    /// <summary>How long after the start failures do not count, in seconds or as a time span. By default not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecondsTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? HealthStartPeriod { get; set; }

    /// <summary>After how many failures in a row it is unhealthy. By default 3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation]
    [ValidateCell(Minimum = 1)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? HealthRetry { get; set; }

    // Files first, so that what is given by itself wins. Of a file, a name that the caller has no value for is left out.
    private async Task<string[]?> VariablesAsync(CancellationToken token)
    {
        var variables = new List<string>();
        foreach (string file in EnvFile)
        {
            if (LocalPath.Full(this, file) is not string path)
            {
                return null;
            }

            try
            {
                string text = SmallFile.ReadText(path, s_strict);
                variables.AddRange(Wiring.EnvFile.Parse(text)
                    .Where(static env => (env.Value ?? Environment.GetEnvironmentVariable(env.Name)) is not null)
                    .Select(static env => env.Resolve(Environment.GetEnvironmentVariable)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                WriteError(ErrorFactory.Refused(
                    FileErrors.FileUnreadable, file, error.Message, "Give the path of a file that you may read."));
                return null;
            }
            catch (Exception error) when (error is FormatException or DecoderFallbackException)
            {
                WriteError(ErrorFactory.Refused(
                    ContainerErrors.EnvFileInvalid, file, $"'{file}': {error.Message}", "Write a variable on each line as NAME=VALUE."));
                return null;
            }
        }

        // Of those that are given by themselves the last one of a name counts, at the place of the first one.
        IEnumerable<EnvSpec> single = (Own(Env, nameof(Env)) ?? []).GroupBy(static env => env.Name).Select(static same => same.Last());
        return [.. variables, .. single.Select(static env => env.Resolve(Environment.GetEnvironmentVariable))];
    }

    private ContainerRequest WithProcess(ContainerRequest request) => request with
    {
        Command = Command,
        Entrypoint = Entrypoint is [""] && !IsGiven(nameof(Entrypoint)) ? null : Own(Entrypoint, nameof(Entrypoint)),
        WorkingDirectory = WorkingDirectory,
        User = User,
        Interactive = Interactive,
        Tty = Tty,
        AddedCapabilities = Capability,
        DroppedCapabilities = DropCapability,
        Privileged = Privileged,
        Health = Health(),
    };

    private HealthRequest? Health()
    {
        var health = new HealthRequest
        {
            Command = HealthCommand,
            Interval = HealthInterval,
            Timeout = HealthTimeout,
            StartPeriod = HealthStartPeriod,
            Retries = HealthRetry,
        };
        return health == new HealthRequest() ? null : health;
    }
}

using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Waits until containers have ended, are healthy, listen at ports or have printed a line; for all at the same time.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Wait,
    "DockerContainer",
    DefaultParameterSetName = EndSet,
    HelpUri = DockerDocs.Client + "container/wait/")]
[OutputType(typeof(ContainerDetail))]
public sealed class WaitDockerContainerCommand : ContainerWorkCmdlet
{
    private const string EndSet = "End";
    private const string HealthSet = "Health";
    private const string PortSet = "Port";
    private const string LogSet = "Log";

    /// <summary>Waits until the container's health check finds it healthy.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HealthSet)]
    public SwitchParameter Healthy { get; set; }

    /// <summary>
    /// Waits until something in the container listens at all these TCP ports, at whatever address: 127.0.0.1 counts too.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = PortSet)]
    [ValidateRange(1, 65535)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] Port { get; set; } = [];

    /// <summary>
    /// Waits until a line that the container has printed since it was last started matches this regular expression. A
    /// text ignores case.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    [PatternTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Regex LogMatch { get; set; } = new("");

    /// <summary>
    /// How long to wait for each container: seconds, or a time span. By default without end. Running out is an error.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateTime(IsTimer = false)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? Timeout { get; set; }

    private protected override int Concurrency => int.MaxValue;

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (Timeout is TimeSpan span && span.TotalMilliseconds < int.MaxValue)
        {
            limit.CancelAfter(span);
        }

        try
        {
            WriteObject(await WaitAsync(engine, container, limit.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new EngineException(
                ContainerErrors.WaitTimeout,
                string.Create(CultureInfo.InvariantCulture, $"{Aim} within {Timeout?.TotalSeconds:0.###} s"));
        }
    }

    private string Aim => ParameterSetName switch
    {
        HealthSet => "it was not healthy",
        PortSet => $"nothing listened at port {string.Join(", ", Port)}",
        LogSet => $"no line of its log matched '{LogMatch}'",
        _ => "it did not end",
    };

    private Task<ContainerDetail> WaitAsync(IEngine engine, Container container, CancellationToken token)
    {
        var wait = new ContainerWait(engine, container.Id);
        return ParameterSetName switch
        {
            HealthSet => wait.ForHealthAsync(token),
            PortSet => wait.ForPortsAsync(Port, new ListenerProbe(engine, container, CleanUpAsync), token),
            LogSet => wait.ForLineAsync(LogMatch, token),
            _ => engine.Containers.WaitForEndAsync(container.Id, token),
        };
    }
}

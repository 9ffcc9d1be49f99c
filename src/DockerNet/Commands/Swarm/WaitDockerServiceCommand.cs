using System.Globalization;
using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Waits until services are what they shall be: no update is under way, and as many tasks as were asked for run, and still do
/// five seconds later.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "DockerService", HelpUri = DockerDocs.Client + "service/create/")]
[OutputType(typeof(DockerService))]
public sealed class WaitDockerServiceCommand : ServiceCmdlet
{
    /// <summary>
    /// How long to wait for each service: seconds, or a time span. By default without end. Running out is an error, which says
    /// what keeps the tasks from running.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateTime(IsTimer = false)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? Timeout { get; set; }

    private protected override int Concurrency => int.MaxValue;

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (DockerService service in await FindAsync(engine))
        {
            await StartAsync(engine, service.Name, () => WaitAsync(engine, service, token));
        }
    }

    private async Task WaitAsync(IEngine engine, DockerService service, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (Timeout is TimeSpan span && span.TotalMilliseconds < int.MaxValue)
        {
            limit.CancelAfter(span);
        }

        var wait = new ServiceWait(engine, service.Id);
        try
        {
            WriteObject(await wait.RunAsync((running, all) => TellStep($"{service.Name}: {running} of {all} tasks run"), limit.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new EngineException(
                SwarmErrors.ServiceWaitTimeout,
                string.Create(CultureInfo.InvariantCulture, $"its tasks did not all run within {Timeout?.TotalSeconds:0.###} s{(wait.Problem.Length > 0 ? $": {wait.Problem}" : "")}"));
        }
    }
}

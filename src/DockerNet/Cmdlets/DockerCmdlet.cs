using System.Management.Automation;
using System.Reflection;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Hosting;
using DockerNet.Text;

namespace DockerNet.Commands;

/// <summary>
/// The base of every cmdlet: runs its async body on the pipeline's thread, connects to the engine, turns failures into
/// error records and stops at once when asked to.
/// </summary>
public abstract partial class DockerCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly HashSet<string> _given = [];
    private readonly AsyncPump _pump;
    private readonly RunLog _log;
    private SemaphoreSlim? _slots;

    /// <summary>Makes the cmdlet.</summary>
    protected DockerCmdlet()
    {
        _pump = new AsyncPump(() => MayNotStop, _stop.Token);
        _log = new RunLog(TellStep, text => Tell(() => WriteDebug(text)));
    }

    /// <summary>
    /// The engine, or several: each a URI (<c>unix:///var/run/docker.sock</c>, <c>tcp://host:2376</c>,
    /// <c>npipe://./pipe/docker_engine</c>, <c>ssh://user@host</c>), <c>host:port</c> for TCP,
    /// or the name of a context of the docker client. By default the engine that DOCKER_HOST, DOCKER_CONTEXT or the
    /// client's current context names, else the platform's own. Several are asked at the same time, and changed one after
    /// another; one that does not answer is an error of its own.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[] DockerHost { get; set; } = [];

    /// <summary>How many targets may be worked on at the same time.</summary>
    private protected virtual int Concurrency => 1;

    /// <summary>Whether several engines are asked at the same time: where nothing is changed they are.</summary>
    private protected virtual bool AsksTogether => GetType().GetCustomAttribute<CmdletAttribute>()?.SupportsShouldProcess == false;

    /// <summary>Whether it is in a step that is better done to its end, even when the cmdlet is stopped.</summary>
    private protected virtual bool MayNotStop => false;

    /// <summary>Ends all work when PowerShell is done with the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends all work when PowerShell is done with the cmdlet.</summary>
    /// <param name="disposing">Whether managed things are to be disposed of.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Work is left over only if something downstream ended the pipeline early.
            _stop.Cancel();
            _pump.Dispose();
            _slots?.Dispose();
            _stop.Dispose();
        }
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        foreach ((string name, object? value) in MyInvocation.BoundParameters)
        {
            _given.Add(name);
            if (GetType().GetProperty(name)?.GetCustomAttribute<EmptyCellTransformation>()?.IsAbsent(value) == true)
            {
                ThrowTerminatingError(ErrorFactory.EmptyArgument(name));
            }
        }

        Run(BeginAsync);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessInputAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(async token =>
    {
        await FinishAsync(_running);
        await EndAsync(token);
    });

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Tells whether a parameter is on the command line. Others may have come with the input.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>Whether it is.</returns>
    private protected bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>What is done before the first input.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected virtual Task BeginAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>What is done for each input.</summary>
    /// <param name="engine">The engine that the input is about.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected abstract Task ProcessAsync(IEngine engine, CancellationToken token);

    /// <summary>What is done after the last input.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected virtual Task EndAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Does what is done for each input, on the engine that the input is about.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected virtual async Task ProcessInputAsync(CancellationToken token)
    {
        var engines = new List<IEngine>();
        foreach (string? host in DockerHost.DefaultIfEmpty<string?>(null))
        {
            // An address may have a password in it, which belongs in no record.
            await TryAsync(engine: null, host is null ? null : Credentials.HideInAddress(host), () =>
            {
                engines.Add(EngineHost.Provider.Connect(host));
                return Task.CompletedTask;
            });
        }

        List<Task> asked = [];
        foreach (IEngine engine in engines.Distinct())
        {
            Task<bool> work = TryAsync(engine, target: null, () => ProcessAsync(engine, token));
            asked.Add(work);
            if (!AsksTogether)
            {
                await work;
            }
        }

        await FinishAsync(asked);
    }

    // The first one that breaks ends the pipeline: another may go on for ever.
    private static async Task FinishAsync(List<Task> running)
    {
        while (running.Count > 0)
        {
            Task done = await Task.WhenAny(running);
            running.Remove(done);
            await done;
        }
    }

    // Whatever thread it comes from.
    private void Tell(Action write) => _pump.Post(_ => WhileRunning(write), null);

    /// <summary>Tells how far the work is: to whoever asked for details, and to whoever waits for long.</summary>
    /// <param name="text">How far.</param>
    private protected void TellStep(string text)
    {
        _step = text;
        Tell(() => WriteVerbose(text));
    }

    private void Run(Func<CancellationToken, Task> body)
    {
        _log.Begin();
        using Timer? progress = BeginProgress();
        try
        {
            _pump.Run(() => body(_stop.Token));
            // Work in the background in which PowerShell itself ended the pipeline ends it now, not at its end.
            _running.Find(static task => task.IsFaulted)?.GetAwaiter().GetResult();
            _running.RemoveAll(static task => task.IsCompletedSuccessfully);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped by the user, who needs no error to know it.
        }
        catch (Exception error) when (error is EngineException || Unknown.Is(error))
        {
            WriteUnknown(error, Input(), host: null);
        }
        finally
        {
            EndProgress();
        }
    }

    // The last resort: whatever it is, the pipeline goes on with the next input.
    private void WriteUnknown(Exception error, object? target, string? host) =>
        WhileRunning(() => WriteError(ErrorFactory.From(error as EngineException ?? Unknown.Translate(error), target, host, nearMatches: [])));

    // What the user named first, for a failure that is of no single target.
    private object? Input()
    {
        object? input = MyInvocation.MyCommand.Parameters
            .Where(parameter => MyInvocation.BoundParameters.ContainsKey(parameter.Key))
            .OrderBy(static parameter => parameter.Value.ParameterSets.Values.Min(static set => (uint)set.Position))
            .Where(static parameter => parameter.Value.ParameterSets.Values.Any(static set => set.Position >= 0))
            .Select(parameter => MyInvocation.BoundParameters[parameter.Key])
            .FirstOrDefault() ?? (DockerHost.Length > 0 ? DockerHost : null);
        return input is object[] many ? string.Join(", ", many) : input;
    }
}

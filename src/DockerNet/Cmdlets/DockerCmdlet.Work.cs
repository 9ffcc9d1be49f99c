using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

// What the cmdlets do their work with.
public abstract partial class DockerCmdlet
{
    private static readonly TimeSpan s_cleanUpLimit = TimeSpan.FromMilliseconds(800);

    /// <summary>Does the work for one target; whatever fails in it becomes an error record of that target.</summary>
    /// <param name="engine">The engine; null when none is asked for anything.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether the work succeeded.</returns>
    private protected async Task<bool> TryAsync(IEngine? engine, object? target, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (EngineException error)
        {
            await WriteErrorAsync(error, target, engine);
            return false;
        }
        catch (Exception error) when (Unknown.Is(error))
        {
            WriteUnknown(error, target ?? Input(), engine?.Host);
            return false;
        }
    }

    /// <summary>
    /// Starts the work for one target; at most <see cref="Concurrency"/> of them run at the same time.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="work">The work.</param>
    /// <returns>Nothing, when the work has started. It is done by the end of the pipeline.</returns>
    private protected async Task StartAsync(IEngine engine, object? target, Func<Task> work)
    {
        _slots ??= new SemaphoreSlim(Concurrency);
        await _slots.WaitAsync(_stop.Token);
        _running.Add(RunAsync());

        async Task RunAsync()
        {
            try
            {
                await TryAsync(engine, target, work);
            }
            finally
            {
                _slots.Release();
            }
        }
    }

    /// <summary>Finds what the user named: by a pattern among all, otherwise by name or id on the engine.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    /// <param name="engine">The engine.</param>
    /// <param name="names">Names, ids and patterns; null for all.</param>
    /// <param name="list">Lists all.</param>
    /// <param name="get">Gets one by name or id.</param>
    /// <param name="isFiltered">Whether what is listed is not all, and what is named must be of it.</param>
    /// <returns>What was found, each once. For a name with no hit an error record has been written.</returns>
    private protected async Task<IReadOnlyList<T>> SelectAsync<T>(
        IEngine engine,
        IReadOnlyList<string>? names,
        Func<CancellationToken, Task<IReadOnlyList<T>>> list,
        Func<string, CancellationToken, Task<T>> get,
        bool isFiltered = false)
        where T : DockerObject
    {
        if (names is null)
        {
            return await list(_stop.Token);
        }

        var found = new List<T>();
        IReadOnlyList<T>? all = null;
        foreach (string name in names)
        {
            if (!TryReadPattern(name, out WildcardPattern? pattern))
            {
                continue;
            }

            if (pattern is not null)
            {
                all ??= await list(_stop.Token);
                found.AddRange(all.Where(item => pattern.IsMatch(item.Name)));
            }
            else
            {
                await TryAsync(engine, name, async () =>
                {
                    T item = await get(BoundName.Key(name), _stop.Token);
                    if (!isFiltered || (all ??= await list(_stop.Token)).Contains(item))
                    {
                        found.Add(item);
                    }
                });
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>Finds what the user named, where the engine has only the list of all.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    /// <param name="engine">The engine.</param>
    /// <param name="names">Names, ids and patterns; null for all.</param>
    /// <param name="list">Lists all.</param>
    /// <param name="missing">The error for a name that nothing has.</param>
    /// <returns>What was found, each once. For a name with no hit an error record has been written.</returns>
    private protected Task<IReadOnlyList<T>> SelectAsync<T>(
        IEngine engine, IReadOnlyList<string>? names, Func<CancellationToken, Task<IReadOnlyList<T>>> list, EngineErrorKind missing)
        where T : DockerEntity
    {
        Task<IReadOnlyList<T>>? listed = null;
        return SelectAsync(engine, names, ListAsync, async (name, token) => SwarmName.Find(await ListAsync(token), name, missing));

        Task<IReadOnlyList<T>> ListAsync(CancellationToken token) => listed ??= list(token);
    }

    /// <summary>Reads names and patterns alike. For one that cannot be read an error record is written.</summary>
    /// <param name="texts">What the user named.</param>
    /// <returns>The patterns; a name is one that fits only itself.</returns>
    private protected IEnumerable<WildcardPattern> ReadPatterns(IEnumerable<string> texts) =>
        texts.Where(text => TryReadPattern(text, out _)).Select(NamePattern.Parse);

    /// <summary>Reads a name that may be a pattern.</summary>
    /// <param name="name">What the user named.</param>
    /// <param name="pattern">The pattern; null when it is a name.</param>
    /// <returns>Whether it could be read. If not, an error record has been written.</returns>
    private protected bool TryReadPattern(string name, out WildcardPattern? pattern)
    {
        try
        {
            pattern = NamePattern.IsPattern(name) ? NamePattern.Parse(name) : null;
            return true;
        }
        catch (FormatException error)
        {
            pattern = null;
            WriteError(ErrorFactory.Refused(EngineErrors.PatternInvalid, name, error.Message));
            return false;
        }
    }

    /// <summary>Writes the error record of a failure, with the names that the user may have meant.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="engine">The engine.</param>
    /// <returns>Nothing, when it is written.</returns>
    private protected async Task WriteErrorAsync(EngineException error, object? target, IEngine? engine)
    {
        IReadOnlyList<string> near = engine is null ? [] : await Suggestions.ForAsync(error, target, engine, _stop.Token);
        string? advice = engine is null ? null : await LinkAdvice.ForAsync(error, engine, _stop.Token);
        advice ??= error.Kind == ContainerErrors.CommandNotFound ? WordRules.AdviceFor(error.Subject ?? "") : null;
        WriteError(ErrorFactory.From(error, target, engine?.Host, near, advice));
    }

    /// <summary>
    /// Undoes a half-made thing. It runs even when the cmdlet has been stopped, but not for long, and never fails: the
    /// failure that led here is the one to tell of.
    /// </summary>
    /// <param name="work">What undoes it.</param>
    /// <returns>Nothing, when it is undone.</returns>
    private protected Task CleanUpAsync(Func<CancellationToken, Task> work) => CleanUpAsync(work, s_cleanUpLimit);

    /// <summary>Undoes what takes longer to undo than a cmdlet that is stopped should take to end.</summary>
    /// <param name="work">What undoes it.</param>
    /// <param name="patience">How long it may take when the cmdlet has been stopped.</param>
    /// <returns>Nothing, when it is undone.</returns>
    private protected async Task CleanUpAsync(Func<CancellationToken, Task> work, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource();
        if (_stop.IsCancellationRequested)
        {
            limit.CancelAfter(patience);
        }

        try
        {
            await work(limit.Token);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException || Unknown.Is(error))
        {
            // Workflows clean up on whatever thread they are. When the cmdlet has been stopped nothing can be written any more.
            _pump.Post(_ => WhileRunning(() => WriteWarning($"Clean-up failed: {error.Message}")), null);
        }
    }

    /// <summary>Has reports of work in the background arrive where they may be written.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <param name="write">Writes a report.</param>
    /// <returns>Where to send the reports.</returns>
    private protected IProgress<T> OnPipeline<T>(Action<T> write) =>
        new Progress<T>(value => WhileRunning(() => write(value)));

    /// <summary>Writes what nobody wants any more once the cmdlet is being stopped.</summary>
    /// <param name="write">Writes it.</param>
    private protected void WhileRunning(Action write)
    {
        try
        {
            if (!_stop.IsCancellationRequested)
            {
                write();
            }
        }
        catch (PipelineStoppedException)
        {
            // The token will tell the work, which then has to clean up after itself.
        }
    }

    /// <summary>Passes on what the engine warns of.</summary>
    /// <param name="target">What it warns about.</param>
    /// <param name="warnings">Its words.</param>
    private protected void WriteWarnings(string target, IEnumerable<string> warnings)
    {
        foreach (string warning in warnings)
        {
            WriteWarning($"{target}: {warning}");
        }
    }
}

using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerNet.Commands;
using DockerNet.Contracts;
using DockerNet.Hosting;
using DockerNet.Text;

namespace DockerNet.Completion;

/// <summary>
/// The base of all completers: asks the engine that the command line names, within a second, and stays silent when it
/// cannot.
/// </summary>
public abstract class Completer : IArgumentCompleter
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // Typing a name asks again at every press of the key; what an engine has does not change that fast.
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(1.5);
    private static readonly ConcurrentDictionary<string, (DateTime Read, IReadOnlyList<Candidate> Items)> s_cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        IEnumerable<CompletionResult> found = Silence.Keep(
            () => Complete(new CompletionInput(CompletionText.Unquote(wordToComplete), fakeBoundParameters)));
        // PowerShell completes files only where there is no answer at all.
        return OrFiles && !found.Any() ? null! : found;
    }

    /// <summary>Whether a file of this computer can stand there as well.</summary>
    private protected virtual bool OrFiles => false;

    private IEnumerable<CompletionResult> Complete(CompletionInput input)
    {
        var pattern = new WildcardPattern(WildcardPattern.Escape(input.Word) + "*", WildcardOptions.IgnoreCase);
        return Read(input)
            // What would steer the terminal is not put on the command line.
            .Where(candidate => candidate.Text.Length > 0 && pattern.IsMatch(candidate.Text) && PlainText.Line(candidate.Text) == candidate.Text)
            .Select(static candidate => new CompletionResult(
                CompletionText.Quote(candidate.Text),
                candidate.Shown ?? candidate.Text,
                CompletionResultType.ParameterValue,
                PlainText.Lines(candidate.ToolTip)));
    }

    /// <summary>What makes two questions the same one.</summary>
    /// <param name="input">What stands on the command line already.</param>
    /// <returns>A text that is the same for the same question.</returns>
    private protected virtual string CacheKey(CompletionInput input) => "";

    /// <summary>Asks for what can stand there.</summary>
    /// <param name="provider">Connects to engines.</param>
    /// <param name="input">What stands on the command line already.</param>
    /// <param name="token">Stops the question.</param>
    /// <returns>All that can stand there.</returns>
    private protected abstract Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token);

    private IReadOnlyList<Candidate> Read(CompletionInput input)
    {
        string key = $"{GetType().Name}|{input.DockerHost}|{CacheKey(input)}";
        if (s_cache.TryGetValue(key, out (DateTime Read, IReadOnlyList<Candidate> Items) known)
            && DateTime.UtcNow - known.Read < s_freshness)
        {
            return known.Items;
        }

        IReadOnlyList<Candidate> items = [];
        using var limit = new CancellationTokenSource(s_limit);
        using var pump = new AsyncPump(limit.Token);
        pump.Run(async () => items = [.. await ListAsync(EngineHost.Provider, input, limit.Token)]);
        s_cache[key] = (DateTime.UtcNow, items);
        return items;
    }
}

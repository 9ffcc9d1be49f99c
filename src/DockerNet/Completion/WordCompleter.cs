using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerNet.Completion;

/// <summary>The base of completers that offer the same words to everyone.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    private readonly string[] _words;

    private protected WordCompleter(params string[] words)
    {
        _words = words;
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Silence.Keep(() =>
    {
        string word = CompletionText.Unquote(wordToComplete);
        return _words.Where(w => w.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(static w => new CompletionResult(w, w, CompletionResultType.ParameterValue, w));
    });
}

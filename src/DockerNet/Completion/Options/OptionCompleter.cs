using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>
/// The base of completers of options, each as <c>name=value</c>: first by any part of the name, then the values where they
/// are known.
/// </summary>
public abstract class OptionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Silence.Keep(() =>
    {
        string word = CompletionText.Unquote(wordToComplete);
        string driver = fakeBoundParameters["Driver"]?.ToString() ?? "bridge";
        return Options(driver).SelectMany(option => Complete(option, word));
    });

    /// <summary>Tells the options that can stand there.</summary>
    /// <param name="driver">The network's driver.</param>
    /// <returns>The options.</returns>
    private protected abstract IEnumerable<NetworkOption> Options(string driver);

    private static IEnumerable<CompletionResult> Complete(NetworkOption option, string word)
    {
        string[] parts = word.Split('=', 2);
        if (parts.Length == 1)
        {
            return option.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
                ? [Result($"{option.Name}=", option.Name, option.Values.Count == 0 ? option.Meaning : $"{option.Meaning}: {string.Join(", ", option.Values)}")]
                : [];
        }

        return option.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase)
            ? option.Values.Where(value => value.StartsWith(parts[1], StringComparison.OrdinalIgnoreCase))
                .Select(value => Result($"{option.Name}={value}", value, option.Meaning))
            : [];
    }

    private static CompletionResult Result(string text, string shown, string tip) => new(text, shown, CompletionResultType.ParameterValue, tip);
}

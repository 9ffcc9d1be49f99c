using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerNet.Completion;

/// <summary>Offers nothing, where PowerShell would offer files: nobody knows a new name, a number or an address yet.</summary>
public sealed class NothingCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => [];
}

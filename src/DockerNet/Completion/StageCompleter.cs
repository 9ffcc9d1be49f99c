using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using DockerNet.Workflows;

namespace DockerNet.Completion;

/// <summary>Completes the names of a Dockerfile's stages, and stays silent when there is none to read.</summary>
public sealed partial class StageCompleter : IArgumentCompleter
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
        string folder = fakeBoundParameters["Path"]?.ToString() ?? ".";
        string file = fakeBoundParameters["Dockerfile"]?.ToString() ?? "Dockerfile";
        return Stage().Matches(Read(folder, file))
            .Select(static match => match.Groups["name"].Value)
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(static name => new CompletionResult(CompletionText.Quote(name), name, CompletionResultType.ParameterValue, name));
    });

    private static string Read(string folder, string file)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        string? path = shell.AddCommand("Convert-Path").AddParameter("LiteralPath", folder).Invoke<string>().FirstOrDefault();
        return path is null ? "" : SmallFile.ReadText(Path.Combine(path, file));
    }

    [GeneratedRegex(@"^\s*FROM\s+(--\S+\s+)*\S+\s+AS\s+(?<name>\S+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Stage();
}

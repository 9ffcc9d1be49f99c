using System.Collections;

namespace DockerNet.Completion;

/// <summary>What stands on the command line besides the word that is being completed.</summary>
internal sealed class CompletionInput
{
    private readonly IDictionary _parameters;

    public CompletionInput(IDictionary parameters)
    {
        _parameters = parameters;
    }

    /// <summary>The engine that the command is for; null for the default.</summary>
    public string? DockerHost => Text("DockerHost");

    /// <summary>Gets a parameter's value.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>The value as text; null when the parameter is not there.</returns>
    public string? Text(string parameter) => _parameters[parameter]?.ToString();
}

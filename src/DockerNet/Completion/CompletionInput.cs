using System.Collections;

namespace DockerNet.Completion;

/// <summary>The word that is being completed, and what else stands on the command line.</summary>
internal sealed class CompletionInput
{
    private readonly IDictionary _parameters;

    public CompletionInput(string word, IDictionary parameters)
    {
        Word = word;
        _parameters = parameters;
    }

    /// <summary>The word as far as it is typed, without quotes.</summary>
    public string Word { get; }

    /// <summary>The engine that the command is for; null for the default.</summary>
    public string? DockerHost => Text("DockerHost");

    /// <summary>Gets a parameter's value.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>The value as text, of several the first one; null when the parameter is not there.</returns>
    public string? Text(string parameter) =>
        (_parameters[parameter] is object?[] several ? several.FirstOrDefault() : _parameters[parameter])?.ToString();
}

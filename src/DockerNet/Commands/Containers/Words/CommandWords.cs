using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Looks for words in a container's command that were meant for the cmdlet, and for parameters meant for the command.</summary>
internal static class CommandWords
{
    /// <summary>Looks at what the command line gave.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="target">The parameter that the first word is for.</param>
    /// <param name="first">What was given for it.</param>
    /// <param name="command">The command.</param>
    /// <returns>What is wrong, if anything is.</returns>
    public static ErrorRecord? Check(PSCmdlet cmdlet, string target, string? first, string[] command)
    {
        string[] front = [.. command.Prepend(first).OfType<string>().SkipWhile(static word => !word.StartsWith('-')).TakeWhile(static word => word.StartsWith('-'))];
        bool isFirst = first?.StartsWith('-') == true || command.FirstOrDefault()?.StartsWith('-') == true;
        // Image and command alone have no parameter among them.
        bool mayBeLate = command.Length > 0 && cmdlet.MyInvocation.BoundParameters.Count > 2;
        if ((!isFirst && !mayBeLate) || WrittenCommand.Find(cmdlet) is not WrittenCommand written)
        {
            return null;
        }

        IReadOnlyCollection<string> parameters = [.. cmdlet.MyInvocation.MyCommand.Parameters.Keys];
        return (isFirst ? OfFront(front.TakeWhile(written.IsBare), parameters) : null) ?? OfLetter(written.LateLetter(target));
    }

    private static ErrorRecord? OfFront(IEnumerable<string> words, IReadOnlyCollection<string> parameters)
    {
        foreach (string word in words)
        {
            if (WordRules.ParametersOf(word, parameters) is { Count: > 0 } meant)
            {
                string names = string.Join(' ', meant.Select(static name => $"-{name}"));
                return ErrorFactory.Refused(
                    ContainerErrors.ClientOption,
                    word,
                    $"'{word}' is an option of the docker client: here it is {names}.",
                    $"Write {names}; or quote '{word}', if it is the command's own.");
            }

            if (WordRules.Near(word, parameters) is { Count: > 0 } near)
            {
                string names = string.Join(" or ", near.Select(static name => $"-{name}"));
                return ErrorFactory.Refused(
                    ContainerErrors.ParameterUnknown,
                    word,
                    $"There is no parameter '{word}'.",
                    $"Did you mean {names}? A word of the command that begins with a dash goes in quotes, as '{word}', or after --.");
            }
        }

        return null;
    }

    private static ErrorRecord? OfLetter(string? letter) => letter is null ? null : ErrorFactory.Refused(
        ContainerErrors.OptionUnquoted,
        letter,
        $"'{letter}' stands among the words of the command, and PowerShell takes it for a parameter.",
        $"Quote it, as '{letter}', if it is the command's; else write it before the command.");
}

using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerNet.Commands;

/// <summary>
/// A cmdlet's call as it is written. PowerShell hands over what is left of it as plain texts, so that only this tells
/// <c>-it</c> from <c>'-it'</c>.
/// </summary>
internal sealed class WrittenCommand
{
    // From here on all is the command's.
    private const string End = "--";

    private readonly PSCmdlet _cmdlet;
    private readonly IReadOnlyList<CommandElementAst> _words;

    private WrittenCommand(PSCmdlet cmdlet, CommandAst call)
    {
        _cmdlet = cmdlet;
        _words = [.. call.CommandElements.Skip(1).TakeWhile(static word => word.Extent.Text != End)];
    }

    /// <summary>Finds the call of a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <returns>The call; null when it is written nowhere, as when a program makes it.</returns>
    public static WrittenCommand? Find(PSCmdlet cmdlet)
    {
        IEnumerable<IScriptExtent> places;
        try
        {
            // The first place is that of the question itself.
            places = cmdlet.InvokeCommand.InvokeScript("Microsoft.PowerShell.Utility\\Get-PSCallStack")
                .Skip(1)
                .Select(static frame => (frame.BaseObject as CallStackFrame)?.Position).OfType<IScriptExtent>();
        }
        catch (RuntimeException)
        {
            // Not every session lets one look.
            return null;
        }

        InvocationInfo call = cmdlet.MyInvocation;
        return places.Where(place => (place.File ?? "") == (call.ScriptName ?? ""))
            .SelectMany(place => Parser.ParseInput(place.Text, out _, out _)
                .FindAll(ast => ast is CommandAst && IsAt(call, place, ast.Extent), searchNestedScriptBlocks: true))
            .Select(ast => new WrittenCommand(cmdlet, (CommandAst)ast))
            .FirstOrDefault();
    }

    /// <summary>Tells whether a word stands there without quotes.</summary>
    /// <param name="text">The word.</param>
    /// <returns>Whether it does, in front of any <c>--</c>.</returns>
    public bool IsBare(string text) => _words.Any(word => word switch
    {
        CommandParameterAst parameter => $"-{parameter.ParameterName}" == text.TrimEnd(':'),
        StringConstantExpressionAst { StringConstantType: StringConstantType.BareWord } plain => plain.Value == text,
        _ => false,
    });

    /// <summary>Finds a parameter of one letter that stands among the words of the container's command.</summary>
    /// <param name="target">The parameter that the first word is for.</param>
    /// <returns>The letter with its dash; null when there is none.</returns>
    public string? LateLetter(string target)
    {
        int words = _cmdlet.MyInvocation.BoundParameters.ContainsKey(target) ? 0 : 1;
        for (int i = 0; i < _words.Count; i++)
        {
            ParameterMetadata? parameter = _words[i] is CommandParameterAst named ? Resolve(named.ParameterName) : null;
            if (parameter is null)
            {
                words++;
                continue;
            }

            var written = (CommandParameterAst)_words[i];
            if (words > 1 && written.ParameterName.Length == 1)
            {
                return $"-{written.ParameterName}";
            }

            words += parameter.Name == target ? 1 : 0;
            i += written.Argument is null && !parameter.SwitchParameter ? 1 : 0;
        }

        return null;
    }

    private ParameterMetadata? Resolve(string name)
    {
        try
        {
            return _cmdlet.MyInvocation.MyCommand.ResolveParameter(name);
        }
        catch (ParameterBindingException)
        {
            return null;
        }
    }

    private static bool IsAt(InvocationInfo call, IScriptExtent place, IScriptExtent extent)
    {
        int line = place.StartLineNumber + extent.StartLineNumber - 1;
        int column = extent.StartColumnNumber + (extent.StartLineNumber == 1 ? place.StartColumnNumber - 1 : 0);
        return line == call.ScriptLineNumber && column == call.OffsetInLine;
    }
}

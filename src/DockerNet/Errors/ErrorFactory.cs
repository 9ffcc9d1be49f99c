using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Text;

namespace DockerNet.Errors;

/// <summary>The only code that makes error records.</summary>
internal static class ErrorFactory
{
    /// <summary>Makes the record for a failure on an engine.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="host">The engine; null when there was none to talk to.</param>
    /// <param name="nearMatches">Names that the user may have meant.</param>
    /// <param name="advice">What to do next, where more is known than of all such errors.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord From(
        EngineException error, object? target, string? host, IReadOnlyList<string> nearMatches, string? advice = null)
    {
        advice ??= error.Kind.Advice;
        if (nearMatches.Count > 0)
        {
            advice = $"Did you mean {string.Join(" or ", nearMatches.Select(static n => $"'{n}'"))}? {advice}";
        }

        return Make(error, error.Kind, target, Sentence(error, target, host), advice);
    }

    /// <summary>Makes the record for input that is refused before anything is sent to an engine.</summary>
    /// <param name="kind">The error.</param>
    /// <param name="target">What the user gave.</param>
    /// <param name="message">What is wrong with it, as a sentence.</param>
    /// <param name="advice">What to do next, as a sentence, where more can be said than of all such errors.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord Refused(EngineErrorKind kind, object? target, string message, string? advice = null) =>
        Make(new ArgumentException(message), kind, target, message, advice ?? kind.Advice);

    /// <summary>Makes the record for a parameter that was given nothing, with the id that PowerShell has for it.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord EmptyArgument(string parameter) => new(
        new ValidationMetadataException(
            $"Cannot validate argument on parameter '{parameter}'. The argument is null or empty: leave the parameter out, or give it a value."),
        "ParameterArgumentValidationError",
        ErrorCategory.InvalidData,
        parameter);

    // What is shown is made harmless; the exception has the words as they came.
    private static ErrorRecord Make(Exception error, EngineErrorKind kind, object? target, string message, string advice)
    {
        var record = new ErrorRecord(error, kind.Id, Enum.Parse<ErrorCategory>(kind.Category.ToString()), target)
        {
            ErrorDetails = new ErrorDetails(PlainText.Lines(Credentials.Hide(message))) { RecommendedAction = PlainText.Lines(advice) },
        };
        record.CategoryInfo.TargetName = PlainText.Line(record.CategoryInfo.TargetName);
        return record;
    }

    private static string Sentence(EngineException error, object? target, string? host)
    {
        string on = host is null ? "" : $" on {host}";
        string subject = target is null ? "" : $"'{target}'";
        string reason = error.Message.TrimEnd('.', ' ');
        return subject.Length == 0 && on.Length == 0 ? $"{reason}." : $"{subject}{on}: {reason}.".TrimStart();
    }
}

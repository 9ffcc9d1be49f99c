using System.Text.RegularExpressions;

namespace DockerNet.Contracts;

/// <summary>One way in which engines word a failure.</summary>
/// <param name="Kind">The failure.</param>
/// <param name="Text">A pattern, for which case does not matter. A group called <c>name</c> is what the engine complains of.</param>
internal sealed record EngineErrorWords(EngineErrorKind Kind, string Text)
{
    private Regex? _pattern;

    /// <summary>Whether they mean that only where no other words fit.</summary>
    public bool IsLast { get; init; }

    /// <summary>The pattern, made when it is needed first: most sessions see no failure.</summary>
    public Regex Pattern => _pattern ??= new Regex(Text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}

using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A link to another container: which one, and by what name it is known.</summary>
public sealed record LinkSpec
{
    private LinkSpec(string source, string alias)
    {
        Source = source;
        Alias = alias;
    }

    /// <summary>The name or id of the container that is linked to.</summary>
    public string Source { get; }

    /// <summary>The name that the recipient knows it by.</summary>
    public string Alias { get; }

    /// <summary>
    /// Reads <c>source</c>, <c>source:alias</c>, or what inspection shows: <c>/source:/recipient/alias</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The link.</returns>
    /// <exception cref="FormatException">The text is no link.</exception>
    public static LinkSpec Parse(string text) =>
        Read(text, out LinkSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The link.</param>
    /// <returns>Whether the text is a link.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LinkSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>
    /// Makes a link that gives its source the name of another recipient's link: the engine joins the new container's name
    /// and the alias like a path.
    /// </summary>
    /// <param name="recipient">The other recipient, which is also the source.</param>
    /// <param name="alias">The alias of its link.</param>
    /// <returns>The link. No user could write it.</returns>
    internal static LinkSpec InNameOf(string recipient, string alias) => new(recipient, $"../{recipient}/{alias}");

    /// <summary>The link as <c>source:alias</c>, or <c>source</c> when the alias is the same.</summary>
    /// <returns>The link as text.</returns>
    public override string ToString() => Alias == Source ? Source : $"{Source}:{Alias}";

    private static string? Read(string text, out LinkSpec? value)
    {
        value = null;
        string[] parts = text.Split(':');
        if (parts.Length > 2)
        {
            return Problem(text, "it has more than one colon");
        }

        bool inspected = parts[0].StartsWith('/');
        string source = inspected ? parts[0][1..] : parts[0];
        if (!EngineNames.IsContainer(source))
        {
            return Problem(text, $"'{source}' is no container's name or id");
        }

        string alias = parts.Length == 1 ? source : parts[1];
        if (inspected)
        {
            alias = alias[(alias.LastIndexOf('/') + 1)..];
        }

        if (!IsAlias(alias))
        {
            return Problem(text, $"'{alias}' can be no host's name");
        }

        value = new LinkSpec(source, alias);
        return null;
    }

    private static bool IsAlias(string text) =>
        text.Any(static c => c != '.') && !text.Any(static c => c == '/' || char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Problem(string text, string why) =>
        $"'{text}' is not a link, because {why}: write source or source:alias, such as db:webdb.";
}

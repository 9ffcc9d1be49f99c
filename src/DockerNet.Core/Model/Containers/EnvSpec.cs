using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A variable for a container's environment.</summary>
public sealed record EnvSpec
{
    private EnvSpec(string name, string? value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its value; null to take the caller's own.</summary>
    public string? Value { get; }

    /// <summary>The variable as text that does not tell its value.</summary>
    public string Redacted => Value is null ? Name : $"{Name}=***";

    /// <summary>Reads <c>NAME=VALUE</c>, or <c>NAME</c> to take the caller's own value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="FormatException">The text has no name, or one that cannot be.</exception>
    public static EnvSpec Parse(string text) =>
        Read(text, out EnvSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The variable.</param>
    /// <returns>Whether the text is a variable.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EnvSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>Gives the text to send to the engine.</summary>
    /// <param name="lookup">Finds the caller's own value by name; null when there is none.</param>
    /// <returns><c>NAME=VALUE</c>; the bare name, which unsets it, when there is no value at all.</returns>
    public string Resolve(Func<string, string?> lookup) =>
        (Value ?? lookup(Name)) is string value ? $"{Name}={value}" : Name;

    /// <summary>The variable as <c>NAME=VALUE</c>, or <c>NAME</c> when it has no value of its own.</summary>
    /// <returns>The variable as text.</returns>
    public override string ToString() => Value is null ? Name : $"{Name}={Value}";

    private static string? Read(string text, out EnvSpec? value)
    {
        value = null;
        string[] parts = text.Split('=', 2);
        string name = parts[0];

        // The value may be a secret: no message has it.
        if (name.Length == 0)
        {
            return Problem(parts.Length == 1 ? "" : "=...", "it has no name");
        }

        if (text.Contains('\0'))
        {
            return Problem(name.Replace("\0", "\\0", StringComparison.Ordinal), "it has a null character");
        }

        value = new EnvSpec(name, parts.Length == 1 ? null : parts[1]);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a variable, because {why}: write NAME=VALUE, or NAME to pass on your own value.";
}

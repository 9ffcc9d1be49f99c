using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A folder in memory, with the meaning that <c>--tmpfs</c> gives to the text.</summary>
public sealed record TmpfsSpec
{
    private TmpfsSpec(string target, string options)
    {
        Target = target;
        Options = options;
    }

    /// <summary>The path in the container.</summary>
    public string Target { get; }

    /// <summary>Its options, with commas between; empty for the defaults. The engine reads them when it starts.</summary>
    public string Options { get; }

    /// <summary>Reads <c>target[:options]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static TmpfsSpec Parse(string text) =>
        Read(text, out TmpfsSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The folder.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TmpfsSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The folder as <c>target[:options]</c>.</summary>
    /// <returns>The folder as text.</returns>
    public override string ToString() => Options.Length == 0 ? Target : $"{Target}:{Options}";

    private static string? Read(string text, out TmpfsSpec? value)
    {
        value = null;
        string[] parts = text.Split(':', 2);
        if (MountTarget.Problem(parts[0]) is string problem)
        {
            return $"'{text}' is not a folder in memory, because {problem}: write target[:options], "
                + "such as /run or /tmp:size=64m,mode=1777.";
        }

        value = new TmpfsSpec(parts[0], parts.Length == 1 ? "" : parts[1]);
        return null;
    }
}

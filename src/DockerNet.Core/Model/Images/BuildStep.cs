using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>A step of a build, as the engine announces it: <c>Step 2/5 : RUN make</c>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Instruction">What is done.</param>
public sealed partial record BuildStep(int Number, int Count, string Instruction)
{
    /// <summary>How much of the build is done when the step begins, from 0 to 100.</summary>
    public int Percent => (Number - 1) * 100 / Count;

    /// <summary>Reads a line of a build's output.</summary>
    /// <param name="line">The line.</param>
    /// <param name="step">The step.</param>
    /// <returns>Whether the line announces a step.</returns>
    public static bool TryParse(string line, [NotNullWhen(true)] out BuildStep? step)
    {
        Match match = Announcement().Match(line);
        step = match.Success
            && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number > 0 && number <= count
                ? new BuildStep(number, count, match.Groups["instruction"].Value.Trim())
                : null;
        return step is not null;
    }

    /// <summary>The step as the engine announces it.</summary>
    /// <returns>The step as text.</returns>
    public override string ToString() => $"Step {Number}/{Count} : {Instruction}";

    [GeneratedRegex("^Step (?<number>[0-9]+)/(?<count>[0-9]+) : (?<instruction>.*)$")]
    private static partial Regex Announcement();
}

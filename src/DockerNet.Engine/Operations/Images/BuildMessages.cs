using System.Text.Json;
using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>Reads what an engine tells while it builds: lines of output in pieces, and the image's id in between.</summary>
/// <param name="progress">Who wants to know the lines.</param>
internal sealed partial class BuildMessages(IProgress<ImageProgress> progress)
{
    private string _rest = "";

    /// <summary>The id of the image that was built last: each step makes one.</summary>
    public string? Id { get; private set; }

    /// <summary>The step that the build is at, as the engine announced it; null before the first one.</summary>
    public BuildStep? Step { get; private set; }

    /// <summary>The exit code of the command that failed; null when none did.</summary>
    public long? ExitCode { get; private set; }

    /// <summary>Takes a message in.</summary>
    /// <param name="message">The message.</param>
    public void Observe(JSONMessage message)
    {
        ExitCode ??= message.Error?.Code;
        if (message.Aux?.ExtensionData is { } extra
            && extra.TryGetValue("ID", out object? id)
            && id is JsonElement { ValueKind: JsonValueKind.String } text)
        {
            Id = text.GetString();
        }

        string[] lines = (_rest + message.Stream).Split('\n');
        foreach (string line in lines.AsSpan(..^1))
        {
            Step = BuildStep.TryParse(line, out BuildStep? step) ? step : Step;
            if (!string.IsNullOrWhiteSpace(line))
            {
                progress.Report(new ImageProgress("", Escape().Replace(line.TrimEnd('\r'), ""), 0, 0));
            }
        }

        // A line that does not come to its end is of no use to anybody.
        _rest = lines[^1].Length <= EngineLimits.LineBytes ? lines[^1] : "";
    }

    // The engine paints what goes to standard error red.
    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Escape();
}

using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A container whose mounts another one gets too.</summary>
public sealed record VolumesFromSpec
{
    private const ModeGroups Modes = ModeGroups.Access | ModeGroups.Label | ModeGroups.Consistency;

    private VolumesFromSpec(string container, string mode)
    {
        Container = container;
        Mode = mode;
    }

    /// <summary>The container's name or id.</summary>
    public string Container { get; }

    /// <summary>The modes, with commas between; empty to have each mount as the container has it.</summary>
    public string Mode { get; }

    /// <summary>Reads <c>container</c> or <c>container:mode</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Container and mode.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static VolumesFromSpec Parse(string text) =>
        Read(text, out VolumesFromSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Container and mode.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VolumesFromSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>Reads whom an engine says that mounts come from. What an engine says need not make sense.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The container; the text as it is when it names none.</returns>
    internal static string ContainerOf(string text) => TryParse(text, out VolumesFromSpec? value) ? value.Container : text;

    /// <summary>It as <c>container:mode</c>, or <c>container</c> when it has no mode.</summary>
    /// <returns>It as text.</returns>
    public override string ToString() => Mode.Length == 0 ? Container : $"{Container}:{Mode}";

    private static string? Read(string text, out VolumesFromSpec? value)
    {
        value = null;
        string[] parts = text.Split(':', 2);
        string container = parts[0].StartsWith('/') ? parts[0][1..] : parts[0];
        string mode = parts.Length == 1 ? "" : parts[1];
        if (!EngineNames.IsContainer(container))
        {
            return Problem(text, $"'{container}' is no container's name or id");
        }

        if (mode.Length > 0 && MountModes.Problem(mode, Modes, "another container's mounts") is string problem)
        {
            return Problem(text, problem);
        }

        value = new VolumesFromSpec(container, mode);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' names no container to take mounts from, because {why}: write container or container:mode, "
        + "such as data or data:ro.";
}

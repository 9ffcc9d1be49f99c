using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>What the engine takes for a name.</summary>
internal static partial class EngineNames
{
    /// <summary>Tells whether a text can be a container's name or id.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsContainer(string text) => ContainerPattern().IsMatch(text);

    /// <summary>Tells whether a text can be a volume's name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsVolume(string text) => VolumePattern().IsMatch(text);

    // The start of an id may be a single character.
    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_.-]*\z")]
    private static partial Regex ContainerPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_.-]+\z")]
    private static partial Regex VolumePattern();
}

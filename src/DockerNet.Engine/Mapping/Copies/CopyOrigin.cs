using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>
/// By what a changed copy has the volumes without a name of the one whose place it takes. Not by the name, which is its own
/// as soon as the old one is gone: an engine that starts with a container that has its mounts from itself waits for ever.
/// </summary>
internal static class CopyOrigin
{
    // It is so without it: who asks for a container by its whole id has no need to say it.
    private const string Mark = ":rw";

    /// <summary>Writes it.</summary>
    /// <param name="id">The old container's id.</param>
    /// <returns>What stands among those that the copy has mounts from.</returns>
    public static string Of(string id) => id + Mark;

    /// <summary>Tells whether it is one, and no provider that somebody asked for.</summary>
    /// <param name="text">What stands there.</param>
    /// <param name="name">The container's own name, which earlier versions wrote.</param>
    /// <returns>Whether it is.</returns>
    public static bool Is(string text, string name) =>
        text == name || (text.EndsWith(Mark, StringComparison.Ordinal) && VolumeRules.IsEngineMade(text[..^Mark.Length]));
}

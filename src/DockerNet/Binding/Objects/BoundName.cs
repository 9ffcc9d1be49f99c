using System.Runtime.CompilerServices;

namespace DockerNet.Binding;

/// <summary>
/// Names that came with an object. Each is a text like any other, for messages and for what goes by names, and whoever
/// looks the object up is told what it is known by for sure: its id. A name can be another's by then, several objects' at
/// once, or look like a pattern.
/// </summary>
internal static class BoundName
{
    // The text itself is the key: two equal texts may have come with different objects.
    private static readonly ConditionalWeakTable<string, string> s_keys = [];

    /// <summary>Makes the name of an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">Its id, or its name where it has none.</param>
    /// <returns>The name, which remembers the object.</returns>
    public static string Of(string name, string key)
    {
        string own = new(name.AsSpan());
        s_keys.AddOrUpdate(own, key);
        return own;
    }

    /// <summary>Tells whether a name came with an object.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsOfObject(string name) => s_keys.TryGetValue(name, out _);

    /// <summary>Tells what to look for on the engine.</summary>
    /// <param name="name">A name, an id or the beginning of one.</param>
    /// <returns>The object's id, if the name came with one; else the name.</returns>
    public static string Key(string name) => s_keys.TryGetValue(name, out string? key) ? key : name;
}

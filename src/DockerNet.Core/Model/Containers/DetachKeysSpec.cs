using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>The keys that leave a container's terminal, with the meaning that <c>--detach-keys</c> gives to the text.</summary>
public sealed record DetachKeysSpec
{
    private const string ControlPrefix = "ctrl-";
    private const string Delete = "DEL";
    private const byte DeleteByte = 127;

    // A control key's byte is that of its character without the bits above.
    private const string ControlKeys = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    private readonly string _text;

    private DetachKeysSpec(string text)
    {
        _text = text;
    }

    /// <summary>The keys where nobody says otherwise.</summary>
    public static DetachKeysSpec Default { get; } = Parse("ctrl-p,ctrl-q");

    // What a terminal sends when they are pressed.
    internal byte[] Bytes => [.. _text.Split(',').Select(static key => Byte(ref key) ?? 0)];

    /// <summary>Reads keys with commas between them: characters, <c>ctrl-</c> and a character, or <c>DEL</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="FormatException">One of them is none.</exception>
    public static DetachKeysSpec Parse(string text) =>
        Read(text, out DetachKeysSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The keys.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DetachKeysSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The keys as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    private static string? Read(string text, out DetachKeysSpec? value)
    {
        value = null;
        string[] keys = text.Split(',');
        for (int i = 0; i < keys.Length; i++)
        {
            if (Byte(ref keys[i]) is null)
            {
                return $"'{text}' is not a sequence of keys, because '{keys[i]}' is none: write characters, "
                    + "ctrl- and one of a-z, @, [, \\, ], ^, _, or DEL, with commas between them, as in ctrl-p,ctrl-q.";
            }
        }

        value = new DetachKeysSpec(string.Join(',', keys));
        return null;
    }

    // The engine knows the words in one case only.
    private static byte? Byte(ref string key)
    {
        if (key.Length == 1 && char.IsAscii(key[0]))
        {
            return (byte)key[0];
        }

        if (string.Equals(key, Delete, StringComparison.OrdinalIgnoreCase))
        {
            key = Delete;
            return DeleteByte;
        }

        string lower = key.ToLowerInvariant();
        int control = lower.Length == ControlPrefix.Length + 1 && lower.StartsWith(ControlPrefix, StringComparison.Ordinal)
            ? ControlKeys.IndexOf(lower[^1], StringComparison.Ordinal)
            : -1;
        if (control < 0)
        {
            return null;
        }

        key = lower;
        return (byte)control;
    }
}

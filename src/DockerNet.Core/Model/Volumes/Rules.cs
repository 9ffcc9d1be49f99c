namespace DockerNet.Wiring;

/// <summary>What volumes are, and why something cannot be done with one.</summary>
internal static class VolumeRules
{
    private const string LocalDriver = "local";
    private const int EngineMadeLength = 64;
    private const string TypeOption = "type";
    private const string Memory = "tmpfs";
    private const string OwnLabels = "dockernet.";

    /// <summary>Tells whether the engine chose a volume's name, since nobody gave it one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsEngineMade(string name) => name.Length == EngineMadeLength && name.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// The labels that people gave. What the module notes down for itself in others is about one volume, and is taken neither
    /// from another nor from a file.
    /// </summary>
    /// <param name="labels">The labels; null for none.</param>
    /// <returns>Those of people.</returns>
    public static IReadOnlyDictionary<string, string> LabelsOfPeople(IReadOnlyDictionary<string, string>? labels) =>
        (labels ?? new Dictionary<string, string>())
            .Where(static label => label.Value is not null && !label.Key.StartsWith(OwnLabels, StringComparison.OrdinalIgnoreCase))
            .ToDictionary();

    /// <summary>Tells whether a volume has nothing in it whenever no container that runs has it.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>Whether it is in memory.</returns>
    public static bool IsVolatile(Volume volume) =>
        volume.Driver == LocalDriver && volume.Options.GetValueOrDefault(TypeOption) is Memory or "ramfs";

    /// <summary>Tells how a volume differs from the one that is asked for.</summary>
    /// <param name="there">The volume that is there.</param>
    /// <param name="driver">The driver that is asked for.</param>
    /// <param name="options">The options that are asked for; none when they do not matter.</param>
    /// <returns>How it differs, as it reads after "a volume exists"; null when it does not.</returns>
    public static string? Difference(Volume there, string driver, IReadOnlyDictionary<string, string> options)
    {
        if (there.Driver != driver)
        {
            return $"with the driver '{there.Driver}'";
        }

        // Their values are not told: now and then one is a password.
        string[] different = options.Count == 0
            ? []
            : [.. options.Keys.Union(there.Options.Keys)
                .Where(name => options.GetValueOrDefault(name) != there.Options.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal)];
        return different.Length == 0 ? null : $"with another {string.Join(", ", different)} among its options";
    }

    /// <summary>Tells that a volume is there already.</summary>
    /// <param name="there">The volume.</param>
    /// <param name="labels">The labels that are asked for.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning Exists(Volume there, IReadOnlyDictionary<string, string> labels)
    {
        bool labelled = labels.All(label => there.Labels.TryGetValue(label.Key, out string? value) && value == label.Value);
        return new(
            "VolumeExists",
            $"{there.Name}: the volume exists and stays as it is, with its data"
                + (labelled ? "" : " and without the labels that were given, which only a new one can get"));
    }

    /// <summary>Tells who uses a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="reason">The engine's words.</param>
    /// <returns>The engine's words and the names.</returns>
    public static string InUse(Volume volume, string reason) => volume.Uses.Length == 0
        ? reason
        : $"it is used by {string.Join(", ", volume.Uses.Select(static use => $"'{use.Container}' ({use.State}, {use.Target})"))}: "
            + reason;

    /// <summary>Tells whether a volume is one that nobody will miss, by the same rule on engines of any version.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="named">Whether also one with a name of somebody's choice.</param>
    /// <returns>Whether no container has it, and its data are the engine's own.</returns>
    /// <remarks>Like the engine it spares volumes of other drivers and with options: their data may lie elsewhere.</remarks>
    public static bool IsClearable(Volume volume, bool named) =>
        volume.Uses.Length == 0 && volume.Driver == LocalDriver && volume.Options.Count == 0 && (named || volume.Anonymous);
}

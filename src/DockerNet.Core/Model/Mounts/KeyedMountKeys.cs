namespace DockerNet.Wiring;

/// <summary>All keys that a mount in keys and values can have.</summary>
internal static class KeyedMountKeys
{
    /// <summary>Which views of a path may differ for a while; an engine on Linux has but one.</summary>
    public static readonly IReadOnlyList<string> Consistencies = ["default", "consistent", "cached", "delegated"];

    /// <summary>Who sees what is mounted later, inside or outside.</summary>
    public static readonly IReadOnlyList<string> Propagations = ["private", "rprivate", "shared", "rshared", "slave", "rslave"];

    /// <summary>The key of what is mounted.</summary>
    public const string Source = "source";

    private static readonly KeyedMountKey[] s_all =
    [
        new("type", null, "What is mounted", [MountTypes.Bind, MountTypes.Volume, MountTypes.Tmpfs, MountTypes.Image]),
        new(Source, null, "A path of the host, or the name of a volume or an image", [], Aliases: ["src"]),
        new("target", null, "The path in the container", [], Aliases: ["dst", "destination"]),
        new("readonly", null, "The container cannot write there", [], IsSwitch: true, Aliases: ["ro"]),
        new("consistency", null, "Whether both sides may differ for a while", Consistencies),
        new("bind-propagation", MountTypes.Bind, "Who sees what is mounted later", Propagations),
        new("bind-recursive", MountTypes.Bind, "How what is mounted below comes with it", RecursiveModes.All),
        new("bind-nonrecursive", MountTypes.Bind, "Without what is mounted below; bind-recursive=disabled by its old name", [], IsSwitch: true),
        new("bind-create-src", MountTypes.Bind, "Make a missing folder of the host", [], IsSwitch: true),
        new("volume-subpath", MountTypes.Volume, "A part of the volume", []),
        new("volume-nocopy", MountTypes.Volume, "Without what the image has there", [], IsSwitch: true),
        new("volume-label", MountTypes.Volume, "A label of a new volume", [], Repeats: true),
        new("volume-driver", MountTypes.Volume, "The driver of a new volume", []),
        new("volume-opt", MountTypes.Volume, "An option of a new volume's driver", [], Repeats: true),
        new("image-subpath", MountTypes.Image, "A part of the image", []),
        new("tmpfs-size", MountTypes.Tmpfs, "How much it can hold, such as 64m", []),
        new("tmpfs-mode", MountTypes.Tmpfs, "Its permissions, in octal digits", []),
    ];

    /// <summary>The keys that go with a type.</summary>
    /// <param name="type">The type of mount.</param>
    /// <returns>The keys.</returns>
    public static IEnumerable<KeyedMountKey> Of(string type) => s_all.Where(key =>
        (key.Type is null || key.Type == type) && !(key.Name == Source && type == MountTypes.Tmpfs));

    /// <summary>Finds a key.</summary>
    /// <param name="word">The key, or another word for it.</param>
    /// <returns>The key; null when there is none.</returns>
    public static KeyedMountKey? Find(string word) => Array.Find(s_all, key => key.Is(word));
}

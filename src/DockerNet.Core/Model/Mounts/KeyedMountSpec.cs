using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>A mount in keys and values, with the meaning that the client's <c>--mount</c> gives to the text.</summary>
public sealed record KeyedMountSpec
{
    /// <summary>bind, volume, tmpfs or image; and npipe or cluster, which few engines take.</summary>
    public string Type { get; internal init; } = MountTypes.Volume;

    /// <summary>A path on the host, a volume's or an image's name; empty for an anonymous volume and for memory.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The path in the container.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>Whether the container cannot write to it.</summary>
    public bool ReadOnly { get; internal init; }

    /// <summary>How soon host and container agree, on hosts where that differs; empty for the default.</summary>
    public string Consistency { get; internal init; } = "";

    /// <summary>Whether mounts below a path of the host are passed on; null where it was not said.</summary>
    public string? Propagation { get; internal init; }

    /// <summary>Whether mounts below a path of the host are left out; null where it was not said.</summary>
    public bool? NonRecursive { get; internal init; }

    /// <summary>
    /// How mounts below a path of the host are passed on: <c>enabled</c>, <c>disabled</c>, <c>writable</c> or <c>readonly</c>;
    /// null where it was not said.
    /// </summary>
    public string? Recursive { get; internal init; }

    /// <summary>Whether the engine makes a path of the host that is missing; null where it was not said.</summary>
    public bool? CreateSource { get; internal init; }

    /// <summary>The folder or file of a volume that is mounted in place of all of it; null for all.</summary>
    public string? VolumeSubpath { get; internal init; }

    /// <summary>The folder or file of an image that is mounted in place of all of it; null for all.</summary>
    public string? ImageSubpath { get; internal init; }

    /// <summary>Whether a new volume stays without what the image has there; null where it was not said.</summary>
    public bool? NoCopy { get; internal init; }

    /// <summary>A new volume's labels, each as <c>name=value</c> or <c>name</c>.</summary>
    public IReadOnlyList<string> Labels { get; internal init; } = [];

    /// <summary>A new volume's driver; null for the default.</summary>
    public string? Driver { get; internal init; }

    /// <summary>Options for that driver, each as <c>name=value</c> or <c>name</c>.</summary>
    public IReadOnlyList<string> DriverOptions { get; internal init; } = [];

    /// <summary>How much memory it may take, in bytes; null for no limit of its own.</summary>
    public long? TmpfsSize { get; internal init; }

    /// <summary>Who may do what in the folder in memory, as Unix writes it; null for the default.</summary>
    public int? TmpfsMode { get; internal init; }

    /// <summary>Whether the source is a path that begins at the current location, or at the home folder.</summary>
    public bool IsRelative => Type == MountTypes.Bind && HostPath.IsRelative(Source);

    /// <summary>Whether anything was said that only volumes have.</summary>
    public bool HasVolumeOptions =>
        NoCopy is not null || VolumeSubpath is not null || Driver is not null || Labels.Count > 0 || DriverOptions.Count > 0;

    /// <summary>Whether anything was said that only paths of the host have.</summary>
    public bool HasBindOptions =>
        Propagation is not null || NonRecursive is not null || CreateSource is not null
        || Recursive is RecursiveModes.Disabled or RecursiveModes.Writable or RecursiveModes.ReadOnly;

    /// <summary>Whether anything was said that only memory has.</summary>
    public bool HasTmpfsOptions => TmpfsSize is not null || TmpfsMode is not null;

    /// <summary>The folder or file that is mounted in place of all of the volume or image; null for all.</summary>
    internal string? Subpath => VolumeSubpath ?? ImageSubpath;

    /// <summary>Reads <c>type=bind,source=/src,target=/web,readonly</c> and the like.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The mount.</returns>
    /// <exception cref="FormatException">The text is no mount, or one that the engine would refuse.</exception>
    public static KeyedMountSpec Parse(string text) =>
        KeyedMountReader.Read(text, out KeyedMountSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The mount.</param>
    /// <returns>Whether the text is a mount.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KeyedMountSpec? value)
    {
        value = null;
        return text is not null && KeyedMountReader.Read(text, out value) is null;
    }

    /// <summary>The same mount of another source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The mount.</returns>
    public KeyedMountSpec WithSource(string source) => this with { Source = source };

    /// <summary>Compares what both say.</summary>
    /// <param name="other">The other mount.</param>
    /// <returns>Whether they say the same.</returns>
    public bool Equals(KeyedMountSpec? other) => other?.ToString() == ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The mount in keys and values, without what has its default.</summary>
    /// <returns>The mount as text.</returns>
    public override string ToString()
    {
        var fields = new List<string> { $"type={Type}" };
        Add("source", Source);
        Add("target", Target);
        Add("readonly", ReadOnly ? "true" : "");
        Add("consistency", Consistency);
        Add("bind-propagation", Propagation);
        Add("bind-nonrecursive", Text(NonRecursive));
        Add("bind-recursive", Recursive);
        Add("bind-create-src", Text(CreateSource));
        Add("volume-nocopy", Text(NoCopy));
        Add("volume-subpath", VolumeSubpath);
        fields.AddRange(Labels.Select(static label => $"volume-label={label}"));
        Add("volume-driver", Driver);
        fields.AddRange(DriverOptions.Select(static option => $"volume-opt={option}"));
        Add("image-subpath", ImageSubpath);
        Add("tmpfs-size", TmpfsSize?.ToString(CultureInfo.InvariantCulture));
        Add("tmpfs-mode", TmpfsMode is int mode ? Convert.ToString(mode, 8) : null);
        return CsvFields.Write(fields);

        void Add(string key, string? value)
        {
            if (value is { Length: > 0 })
            {
                fields.Add($"{key}={value}");
            }
        }
    }

    private static string? Text(bool? value) => value is bool known ? (known ? "true" : "false") : null;
}

using System.Diagnostics.CodeAnalysis;

namespace DockerNet.Wiring;

/// <summary>A mount, with the meaning that the client's <c>-v</c> gives to the same text.</summary>
public sealed record MountSpec
{
    private const ModeGroups BindModes =
        ModeGroups.Access | ModeGroups.Label | ModeGroups.Consistency | ModeGroups.Propagation;

    private const ModeGroups VolumeModes =
        ModeGroups.Access | ModeGroups.Label | ModeGroups.Consistency | ModeGroups.Copy;

    private MountSpec(string source, string target, string mode)
    {
        Source = source;
        Target = target;
        Mode = mode;
    }

    /// <summary>A path on the host, or a volume's name; empty for an anonymous volume.</summary>
    public string Source { get; }

    /// <summary>The path in the container.</summary>
    public string Target { get; }

    /// <summary>The modes, with commas between; empty for the defaults.</summary>
    public string Mode { get; }

    /// <summary>Whether it is a new volume without a name.</summary>
    public bool IsAnonymous => Source.Length == 0;

    /// <summary>Whether it is a file or folder of the host.</summary>
    public bool IsBind => HostPath.Is(Source);

    /// <summary>Whether it is a volume with a name.</summary>
    public bool IsNamedVolume => !IsAnonymous && !IsBind;

    /// <summary>Whether the source is a path that begins at the current location, or at the home folder.</summary>
    public bool IsRelative => HostPath.IsRelative(Source);

    /// <summary>Whether the container cannot write to it.</summary>
    public bool ReadOnly => MountModes.Split(Mode).Contains(MountModes.ReadOnly);

    /// <summary>Whether an empty volume stays without what the image has there.</summary>
    public bool NoCopy => MountModes.Split(Mode).Contains(MountModes.NoCopy);

    /// <summary>Reads <c>target</c> or <c>source:target[:mode]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The mount.</returns>
    /// <exception cref="FormatException">The text is no mount, or one that the engine would refuse.</exception>
    public static MountSpec Parse(string text) =>
        Read(text, out MountSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The mount.</param>
    /// <returns>Whether the text is a mount.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MountSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>The same mount of another source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The mount.</returns>
    /// <exception cref="FormatException">The text cannot have that source, because of a colon for example.</exception>
    public MountSpec WithSource(string source) => Parse(Join(source, Target, Mode));

    /// <summary>The mount as <c>source:target[:mode]</c>, or <c>target</c> when it has no source.</summary>
    /// <returns>The mount as text.</returns>
    public override string ToString() => Join(Source, Target, Mode);

    private static string Join(params string[] parts) => string.Join(':', parts.Where(static p => p.Length > 0));

    private static string? Read(string text, out MountSpec? value)
    {
        value = null;
        int drive = HostPath.HasDrive(text) ? 2 : 0;
        string[] parts = text[drive..].Split(':');
        parts[0] = text[..drive] + parts[0];
        if (parts.Any(static part => part.Length == 0))
        {
            return Problem(text, text.Length == 0 ? "it is empty" : "there is nothing at one side of a colon");
        }

        if (parts.Length > 3)
        {
            return Problem(text, "it has too many colons");
        }

        string source = parts.Length == 1 ? "" : parts[0];
        string target = parts.Length == 1 ? parts[0] : parts[1];
        string mode = parts.Length == 3 ? parts[2] : "";
        if (ProblemOf(source, target, mode) is string problem)
        {
            return Problem(text, problem);
        }

        value = new MountSpec(source, target, mode);
        return null;
    }

    private static string? ProblemOf(string source, string target, string mode)
    {
        if (MountTarget.Problem(target) is string problem)
        {
            return problem;
        }

        bool bind = HostPath.Is(source);
        if (source.Length > 0 && !bind && !EngineNames.IsVolume(source))
        {
            return $"'{source}' is neither a full path nor a volume's name, which has two or more letters, digits, "
                + "dots, dashes or underscores";
        }

        return mode.Length == 0
            ? null
            : MountModes.Problem(mode, bind ? BindModes : VolumeModes, bind ? "a path of the host" : "a volume");
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a mount, because {why}: write [source:]target[:mode], such as data:/var/lib or /src:/web:ro.";
}

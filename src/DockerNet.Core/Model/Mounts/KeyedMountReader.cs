using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Reads mounts in keys and values, by the client's rules, and then by the engine's.</summary>
internal static class KeyedMountReader
{
    // What the client's language takes for true and false.
    private static readonly string[] s_true = ["1", "t", "T", "TRUE", "true", "True"];
    private static readonly string[] s_false = ["0", "f", "F", "FALSE", "false", "False"];

    /// <summary>Tells whether a key may stand without a value.</summary>
    /// <param name="key">The key, in small letters.</param>
    /// <returns>Whether it may.</returns>
    public static bool IsSwitch(string key) => KeyedMountKeys.Find(key)?.IsSwitch == true;

    /// <summary>Reads a mount.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The mount.</param>
    /// <returns>What is wrong with the text; null when nothing is.</returns>
    public static string? Read(string text, out KeyedMountSpec? value)
    {
        value = null;
        if (text.Length == 0)
        {
            return Problem(text, "it is empty");
        }

        if (CsvFields.Read(text) is not { } fields)
        {
            return Problem(text, "a quote is where none can be");
        }

        var spec = new KeyedMountSpec();
        foreach (string field in fields)
        {
            if (ReadField(field, spec, out KeyedMountSpec more) is string wrong)
            {
                return Problem(text, wrong);
            }

            spec = more;
        }

        if ((MixProblem(spec) ?? ProblemOf(spec)) is string problem)
        {
            return Problem(text, problem);
        }

        value = spec;
        return null;
    }

    private static string? ReadField(string field, KeyedMountSpec spec, out KeyedMountSpec more)
    {
        string[] parts = field.Split('=', 2);
        string key = parts[0].ToLowerInvariant();
        bool isSwitch = IsSwitch(key);
        more = spec;
        if (parts.Length == 1 && !isSwitch)
        {
            return $"the field '{field}' has no value";
        }

        string text = parts.Length == 1 ? "true" : parts[1];
        if (isSwitch && Truth(text) is null)
        {
            return $"'{text}' is neither true nor false";
        }

        string lower = text.ToLowerInvariant();
        KeyedMountSpec? read = key switch
        {
            "type" => spec with { Type = lower },
            "source" or "src" => spec with { Source = text },
            "target" or "dst" or "destination" => spec with { Target = text },
            "readonly" or "ro" => spec with { ReadOnly = Truth(text)!.Value },
            "consistency" => KeyedMountKeys.Consistencies.Contains(lower) ? spec with { Consistency = lower } : null,
            "bind-propagation" => KeyedMountKeys.Propagations.Contains(lower) ? spec with { Propagation = lower } : null,
            "bind-nonrecursive" => spec with { NonRecursive = Truth(text) },
            "bind-recursive" => RecursiveModes.All.Contains(text) && (spec.Recursive ?? text) == text ? spec with { Recursive = text } : null,
            "bind-create-src" => spec with { CreateSource = Truth(text) },
            "volume-subpath" => spec with { VolumeSubpath = text.Length > 0 ? text : null },
            "image-subpath" => spec with { ImageSubpath = text.Length > 0 ? text : null },
            "volume-nocopy" => spec with { NoCopy = Truth(text) },
            "volume-label" => spec with { Labels = [.. spec.Labels, text] },
            "volume-driver" => spec with { Driver = text.Length > 0 ? text : null },
            "volume-opt" => spec with { DriverOptions = [.. spec.DriverOptions, text] },
            "tmpfs-size" => ByteSize.TryParse(text, out long size) ? spec with { TmpfsSize = size } : null,
            "tmpfs-mode" => Mode(text) is int mode ? spec with { TmpfsMode = mode } : null,
            _ => null,
        };
        more = read ?? spec;
        return read is null ? $"the field '{field}' is unknown or has a bad value" : null;
    }

    private static string? MixProblem(KeyedMountSpec spec)
    {
        (string Type, bool Has)[] groups =
        [
            (MountTypes.Volume, spec.HasVolumeOptions),
            (MountTypes.Bind, spec.HasBindOptions),
            (MountTypes.Tmpfs, spec.HasTmpfsOptions),
            (MountTypes.Image, spec.ImageSubpath is not null),
        ];
        if (!MountTypes.All.Contains(spec.Type))
        {
            return $"the type '{spec.Type}' is neither bind, volume nor tmpfs, nor image, npipe or cluster";
        }

        string? foreign = groups.FirstOrDefault(group => group.Has && group.Type != spec.Type).Type;
        return foreign is null ? RecursiveProblem(spec) : $"keys of the type {foreign} are not for the type {spec.Type}";
    }

    private static string? RecursiveProblem(KeyedMountSpec spec) => spec.Recursive switch
    {
        string mode when spec.NonRecursive is bool none && none != (mode == RecursiveModes.Disabled) =>
            $"bind-nonrecursive and bind-recursive={mode} contradict each other",
        RecursiveModes.Writable or RecursiveModes.ReadOnly when !spec.ReadOnly =>
            $"bind-recursive={spec.Recursive} is for what is read-only: it needs readonly as well",
        RecursiveModes.ReadOnly when spec.Propagation != "rprivate" =>
            "bind-recursive=readonly needs bind-propagation=rprivate as well",
        _ => null,
    };

    private static string? ProblemOf(KeyedMountSpec spec)
    {
        string source = spec.Source;
        return (spec.Type == MountTypes.NamedPipe ? null : MountTarget.Problem(spec.Target)) ?? spec.Type switch
        {
            MountTypes.Image or MountTypes.NamedPipe or MountTypes.Cluster =>
                source.Length > 0 && spec.Target.Length > 0 ? null : $"the type {spec.Type} needs both a source and a target",
            MountTypes.Bind => HostPath.Is(source) ? null : $"'{source}' is no path of the host",
            MountTypes.Tmpfs => source.Length == 0 ? null : "memory has no source",
            _ when source.Length == 0 => spec.VolumeSubpath is null ? null : "an anonymous volume has nothing that a subpath could name",
            _ => EngineNames.IsVolume(source) ? null : $"'{source}' is no volume's name",
        };
    }

    private static bool? Truth(string text) => s_true.Contains(text) ? true : s_false.Contains(text) ? false : null;

    private static int? Mode(string text)
    {
        bool octal = text.Length is > 0 and < 11 && text.All(static c => c is >= '0' and <= '7');
        return octal ? Convert.ToInt32(text, 8) : null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a mount, because {why}: write keys and values such as type=bind,source=/src,target=/web,readonly "
        + "or type=volume,source=data,target=/var/lib.";
}

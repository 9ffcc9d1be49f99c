namespace DockerNet.Wiring;

/// <summary>The modes of mounts, by the engine's rules, so that bad ones are refused before it is asked.</summary>
internal static class MountModes
{
    /// <summary>The mode that forbids writing.</summary>
    public const string ReadOnly = "ro";

    /// <summary>The mode that leaves an empty volume empty.</summary>
    public const string NoCopy = "nocopy";

    private static readonly Dictionary<string, ModeGroups> s_groups = new(StringComparer.Ordinal)
    {
        [ReadOnly] = ModeGroups.Access,
        ["rw"] = ModeGroups.Access,
        ["z"] = ModeGroups.Label,
        ["Z"] = ModeGroups.Label,
        ["consistent"] = ModeGroups.Consistency,
        ["cached"] = ModeGroups.Consistency,
        ["delegated"] = ModeGroups.Consistency,
        ["shared"] = ModeGroups.Propagation,
        ["rshared"] = ModeGroups.Propagation,
        ["slave"] = ModeGroups.Propagation,
        ["rslave"] = ModeGroups.Propagation,
        ["private"] = ModeGroups.Propagation,
        ["rprivate"] = ModeGroups.Propagation,
        [NoCopy] = ModeGroups.Copy,
    };

    /// <summary>Splits modes.</summary>
    /// <param name="modes">The modes, with commas between.</param>
    /// <returns>Each mode.</returns>
    public static string[] Split(string modes) => modes.Split(',');

    /// <summary>Tells what is wrong with modes.</summary>
    /// <param name="modes">The modes, with commas between.</param>
    /// <param name="allowed">The kinds that make sense here.</param>
    /// <param name="place">What they are for, as it reads after "not for".</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Problem(string modes, ModeGroups allowed, string place)
    {
        var seen = new Dictionary<ModeGroups, string>();
        foreach (string mode in Split(modes))
        {
            if (!s_groups.TryGetValue(mode, out ModeGroups group))
            {
                return $"the mode '{mode}' is unknown";
            }

            if (!allowed.HasFlag(group))
            {
                return $"the mode '{mode}' is not for {place}";
            }

            if (!seen.TryAdd(group, mode))
            {
                return $"the modes '{seen[group]}' and '{mode}' cannot be together";
            }
        }

        return null;
    }
}

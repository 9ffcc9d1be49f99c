namespace DockerNet.Wiring;

/// <summary>Tells what in a container's own layer somebody wrote, and what is there because it is a container.</summary>
internal static class LayerRules
{
    // What the engine and its runtime put into every container.
    private static readonly string[] s_given =
        ["/dev", "/proc", "/sys", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/mtab", "/.dockerenv", "/run/secrets"];

    /// <summary>Finds what would be missed in a new container of the same image and with the same mounts.</summary>
    /// <param name="changes">What the engine tells.</param>
    /// <param name="targets">Where something is mounted.</param>
    /// <returns>The changes. Of folders that differ in what is in them alone only that is told.</returns>
    public static IReadOnlyList<LayerChange> Own(IEnumerable<LayerChange> changes, IEnumerable<string> targets)
    {
        string[] made = [.. s_given, .. targets.Where(static target => target is not ("" or "/"))];
        HashSet<string> ways = [.. made.SelectMany(Parents)];
        LayerChange[] own = [.. changes.Where(change => !made.Any(path => IsAtOrIn(change.Path, path)))];
        HashSet<string> holders = [.. own.SelectMany(static change => Parents(change.Path))];
        return
        [
            .. own.Where(change => change.Kind == LayerChangeKind.Deleted || !ways.Contains(change.Path))
                .Where(change => change.Kind != LayerChangeKind.Modified || !holders.Contains(change.Path))
                .OrderBy(static change => change.Path, StringComparer.Ordinal),
        ];
    }

    private static bool IsAtOrIn(string path, string folder) =>
        path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    private static IEnumerable<string> Parents(string path)
    {
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}

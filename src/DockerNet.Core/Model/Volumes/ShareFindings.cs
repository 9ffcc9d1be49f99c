namespace DockerNet.Wiring;

/// <summary>What may go wrong with data that containers share.</summary>
internal static class ShareFindings
{
    // What is there are sockets and devices, which are for many to write to.
    private static readonly string[] s_noData = ["/dev", "/proc", "/run", "/sys", "/var/run"];

    /// <summary>Judges a share.</summary>
    /// <param name="share">The share.</param>
    /// <returns>The findings, the worst first.</returns>
    public static IEnumerable<Finding> Of(VolumeShare share)
    {
        if (share.Writers.Length < 2 || s_noData.Any(folder => share.Path == folder
            || share.Path.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            yield break;
        }

        VolumeUse[] writing = [.. share.Uses.Where(use => !use.ReadOnly && share.Writers.Contains(use.Container))];
        bool now = writing.Where(static use => use.Running).Select(static use => use.Container).Distinct().Count() > 1;
        // -Volume cannot say that a part of a volume is mounted: whoever has all of it is changed, if anyone has.
        VolumeUse last = writing.LastOrDefault(static use => use.Subpath.Length == 0) ?? writing[^1];
        string mount = $"{last.Source}:{last.MountedAt}:ro".Replace("'", "''", StringComparison.Ordinal);
        yield return new Finding
        {
            Severity = now ? FindingSeverity.Warning : FindingSeverity.Information,
            Id = "SeveralWriters",
            Target = share.ToString(),
            Problem = $"{string.Join(" and ", share.Writers.Select(static name => $"'{name}'"))} "
                + (now ? "write to the same data." : "write to the same data when they run at the same time."),
            Effect = "Nothing is locked: who writes last wins, and a file may be read half-written.",
            Evidence = [.. writing.Select(static use => $"{use.Container} ({use.State}) has {Whole(use)} at {use.MountedAt} to write")],
            Fix = last.Subpath.Length == 0
                ? $"Update-DockerContainer {last.Container} -Volume '{mount}'"
                : $"Stop-DockerContainer {last.Container}",
            DockerHost = share.DockerHost,
        };
    }

    private static string Whole(VolumeUse use) => use.Subpath.Length == 0 ? use.Source : $"{use.Subpath} of {use.Source}";
}

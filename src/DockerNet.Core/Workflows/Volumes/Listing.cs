namespace DockerNet.Workflows;

/// <summary>Lists what is in volumes.</summary>
internal static class VolumeListing
{
    /// <summary>Lists all of a volume with the checksums of its files.</summary>
    /// <param name="work">The engine, and what is told of the work.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The items by their paths.</returns>
    public static async Task<IReadOnlyDictionary<string, VolumeItem>> ReadAsync(
        VolumeWork work, Volume volume, CancellationToken token)
    {
        var items = new Dictionary<string, VolumeItem>();
        await ReadAsync(work, volume, withChecksums: true, item => items[item.Path] = item, token).ConfigureAwait(false);
        return items;
    }

    /// <summary>Lists all of a volume.</summary>
    /// <param name="work">The engine, and what is told of the work.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="withChecksums">Whether to compute the checksums of files.</param>
    /// <param name="found">Is told of each item.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is listed.</returns>
    public static Task ReadAsync(
        VolumeWork work, Volume volume, bool withChecksums, Action<VolumeItem> found, CancellationToken token)
    {
        var scan = new ArchiveScan(guard: null, item =>
        {
            work.Report.AddItem();
            found(In(volume, item));
            return Task.CompletedTask;
        });
        return work.OpenAsync(
            volume,
            readOnly: true,
            container => new VolumeStream(work).ReadAsync(
                container, content => scan.RunAsync(content, copy: null, withChecksums, token), token),
            token);
    }

    private static VolumeItem In(Volume volume, VolumeItem item) => new()
    {
        Volume = volume.Name,
        Path = item.Path,
        Type = item.Type,
        Length = item.Length,
        Mode = item.Mode,
        UserId = item.UserId,
        GroupId = item.GroupId,
        Modified = item.Modified,
        LinkTarget = item.LinkTarget,
        Checksum = item.Checksum,
        DockerHost = volume.DockerHost,
    };
}

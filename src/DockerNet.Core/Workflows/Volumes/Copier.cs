namespace DockerNet.Workflows;

/// <summary>Makes a volume with the same content as another.</summary>
/// <param name="from">The engine of the other.</param>
/// <param name="to">The engine of the new one.</param>
internal sealed class VolumeCopier(VolumeWork from, VolumeWork to)
{
    // An option of the local driver: the data are there, and not in the volume's own folder.
    private const string Device = "device";

    /// <summary>Whether a volume only refers to data that are elsewhere.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>Whether it does.</returns>
    public static bool RefersElsewhere(Volume volume) => volume.Options.ContainsKey(Device);

    /// <summary>Copies.</summary>
    /// <param name="source">The other volume.</param>
    /// <param name="name">The new one's name.</param>
    /// <param name="pause">Whether to pause those who write to the other volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when the new volume is there.</returns>
    public Task RunAsync(Volume source, string name, bool pause, CancellationToken token)
    {
        // With the same options it would be no copy, but the same data under another name.
        IReadOnlyDictionary<string, string> options = RefersElsewhere(source) ? new Dictionary<string, string>() : source.Options;
        var record = new VolumeRecord
        {
            Kind = VolumeWorkKind.Copy,
            Volume = name,
            Source = from.Engine.Host == to.Engine.Host ? source.Name : null,
            Request = VolumeClearing.RequestOf(source) with { Name = name, Options = options },
        };
        return new VolumeUsers(from.Engine, from.Report).WithoutWritersAsync(
            source.Name,
            pause,
            () => new VolumeRestorer(to).CreateAsync(
                record, (volume, _) => CopyAsync(source, volume, token), token),
            token);
    }

    private async Task CopyAsync(Volume source, Volume volume, CancellationToken token)
    {
        var uncarried = new UncarriedItems(source, from.Engine.IsLocal, "copy", await to.TimesAsync(token).ConfigureAwait(false));
        await new VolumeContent(to).CopyAsync(source, from, volume, token, uncarried).ConfigureAwait(false);
        uncarried.Warn(to.Report, takes: null, token);
    }
}

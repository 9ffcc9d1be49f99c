using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Makes and removes what belongs to a work: containers that are never started, and their image.</summary>
/// <param name="engine">The engine.</param>
/// <param name="record">The work.</param>
internal sealed class VolumeParts(IEngine engine, VolumeRecord record)
{
    private const string Tag = "empty";

    /// <summary>Makes the image of the containers.</summary>
    /// <returns>Nothing, when it is there.</returns>
    public Task MakeImageAsync() => EmptyImage.MakeAsync(
        engine,
        record.Image,
        Tag,
        $"{HelperLabel.Name}={HelperLabel.Value} {VolumeRecord.WorkLabel}={record.Token}",
        CancellationToken.None);

    /// <summary>Makes one of the containers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="labels">What it says.</param>
    /// <param name="held">The volumes that it refers to, which are made if they are not there.</param>
    /// <returns>Nothing, when it is there.</returns>
    public Task MakeAsync(string name, IReadOnlyDictionary<string, string> labels, params KeyedMountSpec[] held) =>
        engine.Containers.CreateAsync(
            new ContainerRequest
            {
                Image = $"{record.Image}:{Tag}",
                Name = name,
                Command = ["-"],
                Network = "none",
                KeyedMounts = held,
                Labels = labels,
            },
            CancellationToken.None);

    /// <summary>How a volume that is there for the work only is held.</summary>
    /// <param name="volume">Its name.</param>
    /// <returns>The mount, which makes it too.</returns>
    public KeyedMountSpec Temporary(string volume) => Mount(volume, record.PartLabels);

    /// <summary>How the volume that the work makes is held.</summary>
    /// <returns>The mount, which makes it too.</returns>
    public KeyedMountSpec Made() =>
        Mount(record.Volume, record.Request.Labels.Append(new(Volume.MadeByLabel, record.Token))) with
        {
            Driver = record.Request.Driver,
            DriverOptions = Texts(record.Request.Options),
        };

    /// <summary>Finds one of the containers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The container; null when it is not there.</returns>
    public async Task<Container?> FindAsync(string name, CancellationToken token)
    {
        try
        {
            return await engine.Containers.GetAsync(name, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return null;
        }
    }

    /// <summary>Finds the record. Another work may have one of the same name.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The container; null when the work has come to its end, or was never begun.</returns>
    public async Task<Container?> FindRecordAsync(CancellationToken token) =>
        await FindAsync(record.Name, token).ConfigureAwait(false) is Container found
            && found.Labels.GetValueOrDefault(VolumeRecord.WorkLabel) == record.Token ? found : null;

    /// <summary>Ends the work: what is there is as it shall be. Then removes what it needed.</summary>
    /// <param name="token">Stops the calls.</param>
    /// <returns>Nothing, when all is gone.</returns>
    public async Task EndAsync(CancellationToken token)
    {
        if (await FindRecordAsync(token).ConfigureAwait(false) is Container found)
        {
            await RemoveAsync(token, found.Id).ConfigureAwait(false);
        }

        await RemoveAsync(token, record.Step, record.Holder).ConfigureAwait(false);
        foreach (string name in new[] { record.Next, record.Old }.OfType<string>())
        {
            await Removal.GoneAsync(engine.Volumes.RemoveAsync(name, force: false, token)).ConfigureAwait(false);
        }

        await Removal.GoneAsync(engine.Images.RemoveAsync($"{record.Image}:{Tag}", force: true, token)).ConfigureAwait(false);
    }

    /// <summary>Removes some of the containers. One that is gone is no error.</summary>
    /// <param name="token">Stops the calls.</param>
    /// <param name="names">Their names or ids.</param>
    /// <returns>Nothing, when they are gone.</returns>
    public async Task RemoveAsync(CancellationToken token, params string[] names)
    {
        foreach (string name in names)
        {
            await Removal.GoneAsync(engine.Containers.RemoveAsync(name, force: true, volumes: false, token)).ConfigureAwait(false);
        }
    }

    private static KeyedMountSpec Mount(string volume, IEnumerable<KeyValuePair<string, string>> labels) => new()
    {
        Source = volume,
        Target = $"{VolumeWork.Folder}/{volume}",
        NoCopy = true,
        Labels = Texts(labels),
    };

    private static string[] Texts(IEnumerable<KeyValuePair<string, string>> pairs) => [.. pairs.Select(static pair => $"{pair.Key}={pair.Value}")];
}

using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Opens volumes by containers that are created, never started and removed again. Their image is empty: none of the
/// engine's own is needed. All of this goes on in the background when a stopped cmdlet no longer waits for it.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class VolumeWork(IEngine engine, CopyReport report)
{
    /// <summary>Where the volume is in the container.</summary>
    public const string Folder = "/volume";

    private const string Tag = "empty";

    private bool _isSwept;
    private int? _generation;
    private IReadOnlyList<VolumeRecord> _others = [];

    /// <summary>The engine.</summary>
    public IEngine Engine => engine;

    /// <summary>What is told of the work.</summary>
    public CopyReport Report => report;

    /// <summary>The work that is recorded on the engine; null for none. It knows what it needs.</summary>
    public VolumeRecord? Record { get; set; }

    /// <summary>Tells which times of files the engine sets.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The times, for one archive.</returns>
    public async Task<EngineTime> TimesAsync(CancellationToken token)
    {
        _generation ??= (await engine.System.GetAsync(token).ConfigureAwait(false)).Generation;
        return new EngineTime(_generation.Value);
    }

    /// <summary>A name for what is there only for a while.</summary>
    /// <returns>The name.</returns>
    public static string NewName() => $"dockernet-helper-{Guid.NewGuid():n}";

    /// <summary>The failure of a work that another one keeps from being done.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="other">The other work; null when it cannot be told.</param>
    /// <param name="inner">What caused it.</param>
    /// <returns>The failure.</returns>
    public static EngineException Busy(string volume, VolumeRecord? other, Exception? inner = null) => new(
        VolumeErrors.VolumeBusy, $"the volume {volume} is being worked on by {(other is null ? "another session" : $"{other}")}", inner);

    /// <summary>Finishes or undoes what others have left, and takes note of what they are at.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done as far as it can be.</returns>
    public async Task SweepAsync(CancellationToken token)
    {
        // What is done within a work has no right to begin with others.
        if (_isSwept || Record is not null)
        {
            return;
        }

        _isSwept = true;
        await Orphans.RecoverAsync(engine, report, token).ConfigureAwait(false);
        var filter = new ContainerFilter { Label = [VolumeRecord.WorkLabel] };
        _others = [.. (await engine.Containers.ListAsync(filter, token).ConfigureAwait(false)).Select(VolumeRecord.TryRead).OfType<VolumeRecord>()];
    }

    /// <summary>Does something with a volume, which must be there.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="readOnly">Whether it is only read.</param>
    /// <param name="work">What is done, with the name of the container that has the volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task OpenAsync(Volume volume, bool readOnly, Func<string, Task> work, CancellationToken token)
    {
        await SweepAsync(token).ConfigureAwait(false);
        if (Record is null && _others.FirstOrDefault(other => other.Changes(volume.Name)) is VolumeRecord busy)
        {
            throw Busy(volume.Name, busy);
        }

        // Their names are known before they are there, and what makes them is not stopped half-way: so they can be removed.
        string name = NewName();
        string image = $"{name}:{Tag}";
        try
        {
            await EmptyImage.MakeAsync(engine, name, Tag, $"{HelperLabel.Name}={HelperLabel.Value}", CancellationToken.None)
                .ConfigureAwait(false);
            var request = new ContainerRequest
            {
                Image = image,
                Name = name,
                Command = ["-"],
                Network = "none",
                KeyedMounts =
                [
                    // The engine's name for it is no part of a text to be read.
                    KeyedMountSpec.Parse(
                        $"type=volume,source=name,target={Folder},volume-nocopy,volume-label={HelperLabel.Name}={name}"
                        + (readOnly ? ",readonly" : "")).WithSource(volume.Name),
                ],
                Labels = Label(HelperLabel.Value),
            };
            await engine.Containers.CreateAsync(request, CancellationToken.None).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            await RefuseNewAsync(volume, name, token).ConfigureAwait(false);
            await RunAsync(volume, name, work).ConfigureAwait(false);
        }
        finally
        {
            await Removal.RunAsync(
                this,
                name,
                t => engine.Containers.RemoveAsync(name, force: true, volumes: true, t),
                t => engine.Images.RemoveAsync(image, force: true, t)).ConfigureAwait(false);
        }
    }

    // What fails because somebody removes the helper under it fails in as many words as there are things that it can be doing.
    private async Task RunAsync(Volume volume, string name, Func<string, Task> work)
    {
        try
        {
            await work(name).ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            if (await IsGoneAsync(name).ConfigureAwait(false))
            {
                throw Gone(volume, $"the volume {volume.Name}, or the container that had it open, has been removed meanwhile", error);
            }

            throw;
        }
    }

    private async Task<bool> IsGoneAsync(string name)
    {
        try
        {
            return (await engine.Containers.GetAsync(name, CancellationToken.None).ConfigureAwait(false)).State is "removing" or "dead";
        }
        catch (EngineException error)
        {
            return error.Kind == ContainerErrors.ContainerNotFound;
        }
    }

    // The engine makes a volume that is not there anew, and empty. Then it has the label that the mount came with.
    private async Task RefuseNewAsync(Volume volume, string name, CancellationToken token)
    {
        Volume now = await engine.Volumes.GetAsync(volume.Name, size: false, token).ConfigureAwait(false);
        if (now.Labels.GetValueOrDefault(HelperLabel.Name) == name)
        {
            await engine.Containers.RemoveAsync(name, force: true, volumes: true, CancellationToken.None).ConfigureAwait(false);
            await Removal.RunAsync(this, volume.Name, t => engine.Volumes.RemoveAsync(volume.Name, force: false, t))
                .ConfigureAwait(false);
            throw Gone(volume, $"the volume {volume.Name} has been removed");
        }
    }

    private static EngineException Gone(Volume volume, string why, Exception? inner = null) =>
        new(VolumeErrors.VolumeNotFound, why, inner) { Subject = volume.Name };

    private static Dictionary<string, string> Label(string value) => new() { [HelperLabel.Name] = value };
}

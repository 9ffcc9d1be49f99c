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

    /// <summary>The engine.</summary>
    public IEngine Engine => engine;

    /// <summary>What is told of the work.</summary>
    public CopyReport Report => report;

    /// <summary>Does something with a volume, which must be there.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="readOnly">Whether it is only read.</param>
    /// <param name="work">What is done, with the name of the container that has the volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task OpenAsync(Volume volume, bool readOnly, Func<string, Task> work, CancellationToken token)
    {
        await Orphans.RemoveAsync(engine, token).ConfigureAwait(false);

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
                    KeyedMountSpec.Parse(
                        $"type=volume,source={volume.Name},target={Folder},volume-nocopy,volume-label={HelperLabel.Name}={name}"
                        + (readOnly ? ",readonly" : "")),
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

    /// <summary>Makes a volume, does something with it, and removes it.</summary>
    /// <param name="label">What it says of itself. Only if that is its session, it may go when the session has ended.</param>
    /// <param name="work">What is done.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task WithTemporaryAsync(string label, Func<TemporaryVolume, Task> work, CancellationToken token)
    {
        string name = NewName();
        TemporaryVolume? temporary = null;
        try
        {
            var request = new VolumeRequest { Name = name, Labels = Label(label) };
            await engine.Volumes.CreateAsync(request, CancellationToken.None).ConfigureAwait(false);
            temporary = new TemporaryVolume(await engine.Volumes.GetAsync(name, size: false, token).ConfigureAwait(false));
            await work(temporary).ConfigureAwait(false);
        }
        finally
        {
            if (temporary?.HoldsOnlyCopyOf is string only)
            {
                report.Warnings.Enqueue($"what was in {only} is now in the volume {name}, and in no other (VolumeKept).");
            }
            else
            {
                await Removal.RunAsync(this, name, t => engine.Volumes.RemoveAsync(name, force: false, t)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A name for what is there only for a while.</summary>
    /// <returns>The name.</returns>
    private static string NewName() => $"dockernet-helper-{Guid.NewGuid():n}";

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

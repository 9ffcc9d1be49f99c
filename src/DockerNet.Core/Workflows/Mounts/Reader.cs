using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Reads the mounts of containers with where they come from.</summary>
/// <param name="engine">The engine.</param>
internal sealed class MountReader(IEngine engine)
{
    private readonly Dictionary<string, string[]> _volumesOfImages = [];

    /// <summary>Reads the mounts of one container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What is known of its mounts.</returns>
    public Task<MountFacts> ReadAsync(string container, CancellationToken token) => ReadAsync(container, [], token);

    /// <summary>Tells for an anonymous volume which container it was made for, and which image asked for it.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The volume with what could be told.</returns>
    public async Task<Volume> WithOriginAsync(Volume volume, CancellationToken token)
    {
        string container = "";
        foreach (string user in volume.Anonymous ? volume.UsedBy : [])
        {
            try
            {
                MountFacts facts = await ReadAsync(user, token);
                string origin = MountOrigin.Of(facts).FirstOrDefault(mount => mount.Name == volume.Name)?.Origin ?? "";
                if (origin is MountOrigin.Own or MountOrigin.Image)
                {
                    return volume.WithOrigin(user, origin == MountOrigin.Image ? facts.Container.Image : "");
                }

                container = origin;
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
            {
                // Removed since the volume was looked at.
            }
        }

        return volume.WithOrigin(container, "");
    }

    // Some have their mounts from others in turn, and a change may have left a circle.
    private async Task<MountFacts> ReadAsync(string container, HashSet<string> seen, CancellationToken token)
    {
        ContainerDetail detail = await engine.Containers.InspectAsync(container, token);
        seen.Add(detail.Id);
        var providers = new List<Container>();
        var provided = new List<ContainerMount>();
        foreach (string text in detail.VolumesFrom)
        {
            try
            {
                Container provider = await engine.Containers.GetAsync(VolumesFromSpec.ContainerOf(text), token);
                providers.Add(provider);
                if (!seen.Contains(provider.Id))
                {
                    provided.AddRange(MountOrigin.Of(await ReadAsync(provider.Id, [.. seen], token)));
                }
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
            {
                // The mounts stay when the container they were taken from goes.
            }
        }

        string[] volumes = detail.Mounts.Length > 0 ? await VolumesAsync(detail.ImageId, token) : [];
        return new MountFacts(detail, providers, volumes) { Provided = provided };
    }

    private async Task<string[]> VolumesAsync(string image, CancellationToken token)
    {
        if (!_volumesOfImages.TryGetValue(image, out string[]? volumes))
        {
            try
            {
                volumes = [.. (await engine.Images.GetAsync(image, token)).Volumes.Select(ContainerPath.Clean)];
            }
            catch (EngineException error) when (error.Kind == ImageErrors.ImageNotFound)
            {
                volumes = [];
            }

            _volumesOfImages[image] = volumes;
        }

        return volumes;
    }
}

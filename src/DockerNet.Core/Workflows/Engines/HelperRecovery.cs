using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Finds containers, images and volumes that were to be there only for a while, and whose sessions have ended.</summary>
internal sealed class HelperRecovery : IRecovery
{
    private const string Work = "(a helper)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recovery>> FindAsync(IEngine engine, bool elsewhere, CancellationToken token)
    {
        string[] label = [HelperLabel.Name];
        IReadOnlyList<Container> containers =
            await engine.Containers.ListAsync(new ContainerFilter { Label = label }, token).ConfigureAwait(false);
        // What belongs to a work goes with it, and not before.
        string[] works = [.. containers.Select(VolumeRecord.TryRead).OfType<VolumeRecord>().Select(static record => record.Token)];
        var found = new List<Recovery>();
        foreach (Container container in containers)
        {
            Add("container", container.Name, container.Labels, t => engine.Containers.RemoveAsync(container.Id, force: true, volumes: true, t));
        }

        foreach (Image image in await engine.Images.ListAsync(new ImageFilter { Label = label }, token).ConfigureAwait(false))
        {
            Add("image", image.Tags.FirstOrDefault("").Split(':')[0], image.Labels, t => engine.Images.RemoveAsync(image.Id, force: true, t));
        }

        foreach (Volume volume in await engine.Volumes.ListAsync(new VolumeFilter { Label = label }, token).ConfigureAwait(false))
        {
            Add("volume", volume.Name, volume.Labels, t => engine.Volumes.RemoveAsync(volume.Name, force: false, t));
        }

        return found;

        void Add(string what, string name, IReadOnlyDictionary<string, string> labels, Func<CancellationToken, Task> remove)
        {
            // Whatever the engine lists: what has no label is nobody's to remove.
            if (!labels.TryGetValue(HelperLabel.Name, out string? owner))
            {
                return;
            }

            string? work = labels.GetValueOrDefault(VolumeRecord.WorkLabel);
            if ((work is null || !works.Contains(work))
                && (Orphans.IsOne(name, owner) || Orphans.IsOne($"dockernet-work-{work}", owner) || (elsewhere && HelperLabel.IsElsewhere(owner))))
            {
                found.Add(new Recovery(Work, name, $"Remove the {what}, which was to be there only for a while", async (_, t) =>
                {
                    await Removal.GoneAsync(remove(t)).ConfigureAwait(false);
                    return $"the {what} {name} is removed";
                }));
            }
        }
    }
}

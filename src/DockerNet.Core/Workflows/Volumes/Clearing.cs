using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Empties volumes.</summary>
/// <param name="work">The engine of the volumes, and what is told of the work.</param>
internal sealed class VolumeClearing(VolumeWork work)
{
    /// <summary>Removes all that is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The volume as it is then.</returns>
    public async Task<Volume> ClearAsync(Volume volume, CancellationToken token)
    {
        bool isUsed = (await new VolumeUsers(work.Engine, work.Report).FindAsync(volume.Name, token).ConfigureAwait(false)).Count > 0;
        if (isUsed || volume.Options.Count > 0)
        {
            await ClearByProgramAsync(volume, token).ConfigureAwait(false);
        }
        else
        {
            await work.Engine.Volumes.RemoveAsync(volume.Name, force: false, token).ConfigureAwait(false);
            await work.Engine.Volumes.CreateAsync(RequestOf(volume), token).ConfigureAwait(false);
        }

        return await work.Engine.Volumes.GetAsync(volume.Name, size: false, token).ConfigureAwait(false);
    }

    /// <summary>What makes the same volume again.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>The request.</returns>
    public static VolumeRequest RequestOf(Volume volume) => new()
    {
        Name = volume.Name,
        Driver = volume.Driver,
        Options = volume.Options,
        Labels = volume.Labels,
    };

    // A volume that containers refer to cannot be removed, and one with options may keep its data elsewhere: the engine
    // itself removes no file in either.
    private async Task ClearByProgramAsync(Volume volume, CancellationToken token)
    {
        var helper = new HelperContainer(work.Engine, static removal => removal(CancellationToken.None));
        var request = new ContainerRequest
        {
            Image = await ImageOfUserAsync(volume.Name, token).ConfigureAwait(false),
            Command = ["find", VolumeWork.Folder, "-mindepth", "1", "-maxdepth", "1", "-exec", "rm", "-rf", "--", "{}", "+"],
            User = "0",
            Network = "none",
            Mounts = [MountSpec.Parse($"{volume.Name}:{VolumeWork.Folder}:nocopy")],
        };
        ProcessOutput? result = await helper.RunAsync(request, token).ConfigureAwait(false);
        if (result is not { ExitCode: 0 })
        {
            string why = result is null ? "no image on the engine has the program find" : Texts.Lines(result.Error)[0];
            throw new EngineException(
                VolumeErrors.VolumeNotReplaceable,
                $"what is in {volume.Name} cannot be removed, since containers refer to it or it has options: {why}");
        }
    }

    private async Task<string> ImageOfUserAsync(string volume, CancellationToken token)
    {
        IReadOnlyList<Container> users = await new VolumeUsers(work.Engine, work.Report).FindAsync(volume, token).ConfigureAwait(false);
        IReadOnlyList<string> images = await work.Engine.Images.ListNamesAsync(token).ConfigureAwait(false);
        return users.Count > 0 ? users[0].ImageId : images.Count > 0 ? images[0] : "none";
    }
}

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

    /// <summary>Tells by which program a volume would be emptied.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The program, its image and where it is run; empty when the engine itself does it, or nothing can.</returns>
    public async Task<string> TellAsync(Volume volume, CancellationToken token)
    {
        IReadOnlyList<Container> users = await new VolumeUsers(work.Engine, work.Report).FindAsync(volume.Name, token).ConfigureAwait(false);
        string? image = ProbeImage.Setting ?? (users.Count > 0 ? users[0].Image : null);
        return image is null || (users.Count == 0 && volume.Options.Count == 0)
            ? ""
            : $"; what is in it is removed by find of the image {image}, in a helper that has the volume and no network";
    }

    /// <summary>What makes the same volume again.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>The request.</returns>
    public static VolumeRequest RequestOf(Volume volume) => new()
    {
        Name = volume.Name,
        Driver = volume.Driver,
        Options = volume.Options,
        Labels = VolumeRules.LabelsOfPeople(volume.Labels),
    };

    // A volume that containers refer to cannot be removed, and one with options may keep its data elsewhere: the engine
    // itself removes no file in either.
    private async Task ClearByProgramAsync(Volume volume, CancellationToken token)
    {
        var helper = new HelperContainer(work.Engine, static removal => removal(CancellationToken.None));
        var request = new ContainerRequest
        {
            Image = await ImageAsync(volume.Name, token).ConfigureAwait(false),
            Command = ["find", VolumeWork.Folder, "-mindepth", "1", "-maxdepth", "1", "-exec", "rm", "-rf", "--", "{}", "+"],
            User = "0",
            Network = "none",
            KeyedMounts = [KeyedMountSpec.Parse($"type=volume,source=name,target={VolumeWork.Folder},volume-nocopy").WithSource(volume.Name)],
        };
        ProcessOutput? result = await helper.RunAsync(request, EngineLimits.ChangeTime, token).ConfigureAwait(false);
        if (result is not { ExitCode: 0 })
        {
            string why = result is null ? "no image that may be run for it has the program find" : Texts.Lines(result.Error)[0];
            throw new EngineException(
                VolumeErrors.VolumeNotReplaceable,
                $"what is in {volume.Name} cannot be removed, since containers refer to it or it has options: {why}");
        }
    }

    // Who has the volume may change it anyway.
    private async Task<string> ImageAsync(string volume, CancellationToken token)
    {
        IReadOnlyList<Container> users = await new VolumeUsers(work.Engine, work.Report).FindAsync(volume, token).ConfigureAwait(false);
        return ProbeImage.Setting ?? (users.Count > 0 ? users[0].ImageId : throw ProbeImage.Missing(
            $"{volume} has options, so that a program must remove what is in it, and no container of it is there whose image has one"));
    }
}

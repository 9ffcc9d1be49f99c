using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

// Where the image comes from when the engine does not have it.
public abstract partial class NewContainerCmdlet
{
    /// <summary>
    /// When to fetch the image from its registry: <c>Missing</c>, the default, only when the engine does not have it;
    /// <c>Always</c>; or <c>Never</c>.
    /// </summary>
    [Parameter]
    public PullPolicy Pull { get; set; }

    /// <summary>
    /// Gives what an image that came as an object is known by now: its name, if that is still its own, else its id. It is
    /// not fetched: what is fetched by its name may be another.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="image">The image.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The name or id.</returns>
    private async Task<string> KnownAsync(IEngine engine, string image, CancellationToken token)
    {
        string key = BoundName.Key(image);
        if (!BoundName.IsOfObject(image) || key == image || Pull == PullPolicy.Always)
        {
            return image;
        }

        Image there = await engine.Images.GetAsync(key, token);
        return there.Name == image || there.Tags.Contains(image) ? image : key;
    }

    private async Task<T> WithImageAsync<T>(IEngine engine, string image, Func<Task<T>> create, CancellationToken token)
    {
        // This one is made here and found nowhere.
        if (image == EmptyImage.Name)
        {
            await EmptyImage.EnsureAsync(engine, token);
            return await create();
        }

        // What is no name is the engine's to refuse.
        bool canPull = ImageReference.TryParse(image, out ImageReference? name);
        if (canPull && Pull == PullPolicy.Always)
        {
            await PullAsync(engine, name!, token);
        }

        try
        {
            return await create();
        }
        catch (EngineException missing) when (
            canPull && missing.Kind == ImageErrors.ImageNotFound && Pull == PullPolicy.Missing)
        {
            try
            {
                await PullAsync(engine, name!, token);
            }
            catch (EngineException error) when (
                error.Kind.IsAny(ImageErrors.RegistryUnreachable, ImageErrors.RegistryAccessDenied))
            {
                // Most of all a misspelt name leads here.
                throw new EngineException(
                    ImageErrors.ImageNotFound,
                    $"the engine does not have the image '{image}' and cannot fetch it: {error.Message}",
                    error)
                {
                    Subject = image,
                };
            }

            return await create();
        }
    }

    private Task<Image> PullAsync(IEngine engine, ImageReference name, CancellationToken token) => WithProgressAsync(
        $"Pulling {name.Name}", progress => engine.Images.PullAsync(name, credential: null, progress, token));
}

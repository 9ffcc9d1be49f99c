using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;
using IImageOperations = DockerNet.Contracts.IImageOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on images.</summary>
internal sealed partial class ImageOperations(DockerClient client, string host, SpokenVersion spoken) : IImageOperations
{
    private const int Parallel = 8;

    public async Task<IReadOnlyList<Image>> ListAsync(ImageFilter filter, CancellationToken token)
    {
        var filters = new Filters()
            .Add("reference", [.. filter.Reference])
            .Add("label", [.. filter.Label])
            .Add("dangling", filter.Dangling);
        IList<ImagesListResponse> models = await ListAsync(filters, token).ConfigureAwait(false);
        IReadOnlyList<Container> containers = await ContainersAsync(ContainerFilter.All, token).ConfigureAwait(false);
        using var slots = new SemaphoreSlim(Parallel);
        Image?[] images = await Task
            .WhenAll(models.Where(model => filters.Fit(model.Labels)).Select(model => TryGetAsync(model.ID, containers, slots, token)))
            .ConfigureAwait(false);
        return [.. images.OfType<Image>().Distinct()];
    }

    public async Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken token) =>
        [.. (await ListAsync(new Filters(), token).ConfigureAwait(false))
            .SelectMany(static image => Values.Items(image.RepoTags))
            .Where(static name => !name.StartsWith('<'))];

    public async Task<Image> GetAsync(string name, CancellationToken token)
    {
        ImageInspectResponse model = await InspectAsync(name, token).ConfigureAwait(false);
        IReadOnlyList<Container> containers = await ContainersAsync(new ContainerFilter { Ancestor = [model.ID] }, token)
            .ConfigureAwait(false);
        return EngineCall.Read(() => ImageMapping.From(model, containers, name, host));
    }

    public Task TagAsync(string image, ImageReference name, CancellationToken token)
    {
        var parameters = new ImageTagParameters { RepositoryName = name.Repository, Tag = name.Tag ?? ImageReference.DefaultTag };
        return EngineCall.RunAsync(t => client.Images.TagImageAsync(Reference.Image(image), parameters, t), token);
    }

    public async Task<ImageRemoval> RemoveAsync(string name, bool force, CancellationToken token)
    {
        IList<IDictionary<string, string>> gone = await EngineCall
            .RunAsync(
                t => client.Images.DeleteImageAsync(Reference.Image(name), new ImageDeleteParameters { Force = force }, t),
                token)
            .ConfigureAwait(false);
        return EngineCall.Read(() => ImageMapping.FromRemoval(gone, name, host));
    }

    private Task<IList<ImagesListResponse>> ListAsync(Filters filters, CancellationToken token) => EngineCall.RunAsync(
        t => client.Images.ListImagesAsync(new ImagesListParameters { Filters = filters.Build() }, t), token);

    private Task<IReadOnlyList<Container>> ContainersAsync(ContainerFilter filter, CancellationToken token) =>
        new ContainerOperations(client, host, spoken).ListAsync(filter, token);

    private Task<ImageInspectResponse> InspectAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Images.InspectImageAsync(Reference.Image(name), t), token);

    private async Task<Image?> TryGetAsync(
        string id, IReadOnlyList<Container> containers, SemaphoreSlim slots, CancellationToken token)
    {
        await slots.WaitAsync(token).ConfigureAwait(false);
        try
        {
            ImageInspectResponse model = await InspectAsync(id, token).ConfigureAwait(false);
            return EngineCall.Read(() => ImageMapping.From(model, containers, asked: null, host));
        }
        catch (EngineException error) when (error.Kind == ImageErrors.ImageNotFound)
        {
            // Removed since it was listed.
            return null;
        }
        finally
        {
            slots.Release();
        }
    }
}

using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Engine.Connection;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>The layers that containers have of their own.</summary>
internal sealed class ContainerLayers(DockerClient client)
{
    /// <summary>Lists what is in one.</summary>
    /// <param name="name">Of which container.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The changes.</returns>
    public async Task<IReadOnlyList<LayerChange>> ListChangesAsync(string name, CancellationToken token)
    {
        IList<ContainerFileSystemChangeResponse> changes = await EngineCall
            .RunAsync(
                async t => await client.Containers.InspectChangesAsync(Reference.Container(name), t).ConfigureAwait(false) ?? [],
                token)
            .ConfigureAwait(false);
        return [.. changes.Select(static change => new LayerChange(KindOf(change.Kind), change.Path))];
    }

    /// <summary>Makes an image that has one on top.</summary>
    /// <param name="name">Of which container.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image's id.</returns>
    public async Task<string> CommitAsync(string name, ImageReference image, CancellationToken token)
    {
        var parameters = new CommitContainerChangesParameters
        {
            ContainerID = Reference.Container(name),
            RepositoryName = image.Repository,
            Tag = image.Tag ?? "",
            Pause = false,
        };
        CommitContainerChangesResponse answer = await EngineCall
            .RunWorkAsync(t => client.Images.CommitContainerChangesAsync(parameters, t), token)
            .ConfigureAwait(false);
        return answer.ID;
    }

    private static LayerChangeKind KindOf(FileSystemChangeKind kind) => kind switch
    {
        FileSystemChangeKind.Add => LayerChangeKind.Added,
        FileSystemChangeKind.Delete => LayerChangeKind.Deleted,
        _ => LayerChangeKind.Modified,
    };
}

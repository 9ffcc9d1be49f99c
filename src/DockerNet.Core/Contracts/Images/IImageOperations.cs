using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>Operations on images. Where one is named, its id, a unique beginning of it, or its name will do.</summary>
public interface IImageOperations
{
    /// <summary>Lists images with what they bring to containers.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The images.</returns>
    Task<IReadOnlyList<Image>> ListAsync(ImageFilter filter, CancellationToken token);

    /// <summary>Lists the names of all images. Quicker than listing the images.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The names, as <c>repository:tag</c>.</returns>
    Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken token);

    /// <summary>Gets one image.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image.</returns>
    Task<Image> GetAsync(string name, CancellationToken token);

    /// <summary>Gives an image one more name. Another image that has it loses it.</summary>
    /// <param name="image">Which one.</param>
    /// <param name="name">The name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it has the name.</returns>
    Task TagAsync(string image, ImageReference name, CancellationToken token);

    /// <summary>Removes a name, and the image too if it was the last one.</summary>
    /// <param name="name">The name; or the image's id, to remove it with all its names.</param>
    /// <param name="force">Whether not to mind stopped containers, and names in several repositories.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What went.</returns>
    Task<ImageRemoval> RemoveAsync(string name, bool force, CancellationToken token);

    /// <summary>Makes an image of a file tree.</summary>
    /// <param name="content">The tree as a tar archive, compressed or not.</param>
    /// <param name="request">What the image shall be.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image's id.</returns>
    Task<string> ImportAsync(Stream content, ImageImportRequest request, CancellationToken token);

    /// <summary>Makes images of an archive that <see cref="ExportAsync"/> wrote.</summary>
    /// <param name="content">The archive, compressed or not.</param>
    /// <param name="progress">Where to tell of the steps.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The images' names, and the ids of those without one.</returns>
    Task<IReadOnlyList<string>> LoadAsync(Stream content, IProgress<ImageProgress> progress, CancellationToken token);

    /// <summary>Writes images to an archive.</summary>
    /// <param name="images">Which ones. One that is given by its id is written without a name.</param>
    /// <param name="destination">Where to write. What it throws is not translated.</param>
    /// <param name="progress">Where to tell how many bytes are written.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when all is written.</returns>
    Task ExportAsync(
        IReadOnlyList<string> images, Stream destination, IProgress<long> progress, CancellationToken token);

    /// <summary>Fetches an image from its registry.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="credential">Who asks; null for whom the docker client has stored, if any.</param>
    /// <param name="progress">Where to tell of the steps.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image.</returns>
    Task<Image> PullAsync(
        ImageReference name, RegistryCredential? credential, IProgress<ImageProgress> progress, CancellationToken token);

    /// <summary>Builds an image.</summary>
    /// <param name="request">What of.</param>
    /// <param name="progress">Where to tell of the steps; what the build prints is a line of the whole.</param>
    /// <param name="token">Stops the call, and the build with it.</param>
    /// <returns>The image.</returns>
    Task<Image> BuildAsync(ImageBuildRequest request, IProgress<ImageProgress> progress, CancellationToken token);
}

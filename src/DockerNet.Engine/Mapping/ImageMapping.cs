using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of images, as the module's objects.</summary>
internal static class ImageMapping
{
    private const string NoName = "<none>:<none>";
    private const string NoDigest = "<none>@<none>";

    /// <summary>Maps an image.</summary>
    /// <param name="model">The image.</param>
    /// <param name="containers">Containers, of which it takes those that are made from it.</param>
    /// <param name="asked">What it was asked for by; null when it was not asked for alone.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The image, under the name that it was asked for by if that is one of its names.</returns>
    public static Image From(ImageInspectResponse model, IEnumerable<Container> containers, string? asked, string host)
    {
        string[] tags = [.. Values.Items(model.RepoTags).Where(static t => t != NoName).Order(StringComparer.Ordinal)];
        string[] digests = [.. Values.Items(model.RepoDigests).Where(static d => d != NoDigest).Order(StringComparer.Ordinal)];
        string? wanted = ImageReference.TryParse(asked, out ImageReference? reference) ? reference.Name : null;
        return new Image
        {
            Name = tags.Concat(digests).FirstOrDefault(name => name == wanted)
                ?? tags.FirstOrDefault()
                ?? DockerEntity.Shorten(model.ID),
            Id = Values.Required(model.ID),
            DockerHost = host,
            Tags = tags,
            Digests = digests,
            UsedBy = [.. containers
                .Where(c => c.ImageId == model.ID)
                .Select(static c => c.Name)
                .Order(StringComparer.Ordinal)],
            Created = model.Created is DateTime created ? Values.Time(created) : default,
            Size = model.Size,
            ExposedPorts = Values.Ports(model.Config?.ExposedPorts),
            Volumes = Values.Keys(model.Config?.Volumes),
            Env = Values.Items(model.Config?.Env),
            Command = Values.Items(model.Config?.Cmd),
            Entrypoint = Values.Items(model.Config?.Entrypoint),
            Labels = Values.Texts(model.Config?.Labels),
            Architecture = model.Architecture,
        };
    }

    /// <summary>Maps what went when an image was removed.</summary>
    /// <param name="gone">What went, piece by piece.</param>
    /// <param name="name">What was to be removed.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The same, by kind.</returns>
    public static ImageRemoval FromRemoval(IEnumerable<IDictionary<string, string>> gone, string name, string host)
    {
        ILookup<string, string> pieces = gone.SelectMany(static piece => piece).ToLookup(static p => p.Key, static p => p.Value);
        return new ImageRemoval
        {
            Name = name,
            DockerHost = host,
            Untagged = [.. pieces["Untagged"]],
            Deleted = [.. pieces["Deleted"]],
        };
    }
}

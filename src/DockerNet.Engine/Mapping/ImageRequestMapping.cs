using Docker.DotNet.Models;
using DockerNet.Contracts;

namespace DockerNet.Engine.Mapping;

/// <summary>What users ask for of images, as the library takes it.</summary>
internal static class ImageRequestMapping
{
    /// <summary>Maps a build.</summary>
    /// <param name="request">The build.</param>
    /// <returns>The library's parameters.</returns>
    public static ImageBuildParameters From(ImageBuildRequest request) => new()
    {
        Dockerfile = request.Dockerfile,
        Tags = [.. request.Tags.Select(static tag => tag.Name)],
        BuildArgs = request.Arguments.Count > 0 ? new Dictionary<string, string>(request.Arguments) : null,
        Labels = request.Labels.Count > 0 ? new Dictionary<string, string>(request.Labels) : null,
        Target = request.Target,
        NoCache = request.NoCache,
        Pull = request.Pull ? "1" : null,

        // Containers of steps go even when one fails or the build is stopped.
        Remove = true,
        ForceRemove = true,
    };
}

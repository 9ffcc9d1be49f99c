using System;
using System.Linq;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of images, as the module's objects.</summary>
internal static class ImageMapping
{
    private const string NoName = "<none>:<none>";

    /// <summary>Maps an image.</summary>
    /// <param name="model">The image.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The image.</returns>
    public static Image From(ImageInspectResponse model, string host)
    {
        string[] tags = [.. Values.Items(model.RepoTags).Where(static t => t != NoName).Order(StringComparer.Ordinal)];
        return new Image
        {
            Name = tags.FirstOrDefault() ?? DockerEntity.Shorten(model.ID),
            Id = model.ID,
            DockerHost = host,
            Tags = tags,
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
}

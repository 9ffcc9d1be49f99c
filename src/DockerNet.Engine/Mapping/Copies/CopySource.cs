using System.Text.Json.Nodes;

namespace DockerNet.Engine.Mapping;

/// <summary>What a copy of a container is made of.</summary>
/// <param name="Model">The engine's inspection of the container.</param>
/// <param name="Image">The image to create it from.</param>
internal sealed record CopySource(JsonObject Model, string Image)
{
    /// <summary>The variables that the image has.</summary>
    public IReadOnlyList<string> ImageEnv { get; init; } = [];

    /// <summary>
    /// The inspections of the containers whose mounts it was given; null when one of them is not there any more.
    /// </summary>
    public IReadOnlyList<JsonObject>? Providers { get; init; }

    /// <summary>Whether a hardware address is one of the network, and not the container.</summary>
    public bool MacAddressOfNetwork { get; init; }

    /// <summary>Its id.</summary>
    public string Id => Json.Text(Model, nameof(Id));
}

using System.Text.Json;

namespace DockerNet.Workflows;

/// <summary>
/// What the engine itself knows of a recipient whose links are being moved: the label of a container that is never started.
/// A legacy link is gone for good once it is removed, and its name with it, unless somebody knows it.
/// </summary>
internal sealed record LinkRecord
{
    /// <summary>The label's name.</summary>
    public const string Label = "dockernet.links";

    /// <summary>The session that moves them.</summary>
    public required string Owner { get; init; }

    /// <summary>The recipient's id.</summary>
    public required string RecipientId { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string Recipient { get; init; }

    /// <summary>The network that they move to.</summary>
    public required string Network { get; init; }

    /// <summary>The links, each as <c>source:alias</c>.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>The recipient's own names on the network, if it was there before.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its fixed address there; null for none.</summary>
    public string? IPAddress { get; init; }

    /// <summary>The name of the container that says so.</summary>
    public string HolderName => $"dockernet-links-{RecipientId}";

    /// <summary>Reads what a container says.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The record; null when the container is none.</returns>
    public static LinkRecord? TryRead(Container container)
    {
        try
        {
            return container.Labels.TryGetValue(Label, out string? text) && JsonSerializer.Deserialize<LinkRecord>(text) is LinkRecord record
                && record.HolderName == container.Name
                    ? record
                    : null;
        }
        catch (JsonException)
        {
            // Somebody else's, of the same name.
            return null;
        }
    }

    /// <summary>Writes what <see cref="TryRead"/> reads.</summary>
    /// <returns>The label's value.</returns>
    public string ToLabel() => JsonSerializer.Serialize(this);
}

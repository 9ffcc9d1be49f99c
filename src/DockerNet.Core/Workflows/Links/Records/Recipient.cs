namespace DockerNet.Workflows;

/// <summary>A recipient whose links are being moved, as it was before.</summary>
internal sealed record LinkRecipient
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The legacy links that are moved, each as <c>source:alias</c>.</summary>
    public required IReadOnlyList<string> Legacy { get; init; }

    /// <summary>The links that it had on the network, if it was there before.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Its own names there.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its fixed address there; null for none.</summary>
    public string? IPAddress { get; init; }
}

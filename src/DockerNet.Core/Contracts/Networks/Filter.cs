namespace DockerNet.Contracts;

/// <summary>Which networks to list. Several values of one kind are alternatives.</summary>
public sealed record NetworkFilter
{
    /// <summary>All networks.</summary>
    public static NetworkFilter All { get; } = new();

    /// <summary>Drivers.</summary>
    public IReadOnlyList<string> Driver { get; init; } = [];

    /// <summary>Labels, as <c>name</c> or <c>name=value</c>. All must be there.</summary>
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>Scopes.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Whether somebody made it (<c>custom</c>) or the engine (<c>builtin</c>); null for both.</summary>
    public string? Type { get; init; }

    /// <summary>Only networks made before that; null for all.</summary>
    public System.DateTimeOffset? Until { get; init; }
}

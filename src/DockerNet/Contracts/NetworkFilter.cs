using System.Collections.Generic;

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
}

namespace DockerNet.Contracts;

/// <summary>Which lines of a log are asked for.</summary>
public sealed record LogRequest
{
    /// <summary>Whether to go on with what is printed from now on, until the container has ended.</summary>
    public bool Follow { get; init; }

    /// <summary>How many of the last lines; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>The time of the first line; null for the beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time after the last line; null for the end.</summary>
    public DateTimeOffset? Until { get; init; }
}

namespace DockerNet.Contracts;

/// <summary>How a container's health is checked. What is null is the image's own, or the engine's.</summary>
public sealed record HealthRequest
{
    /// <summary>The command for the container's shell. It ends with 0 when all is well.</summary>
    public string? Command { get; init; }

    /// <summary>The time between two checks.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>How long a check may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long failures do not count after the start.</summary>
    public TimeSpan? StartPeriod { get; init; }

    /// <summary>After how many failures in a row the container is unhealthy.</summary>
    public int? Retries { get; init; }
}

namespace DockerNet.Contracts;

/// <summary>The one exception that an engine's operations throw.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">The engine's own words, or a sentence where the engine said nothing.</param>
    /// <param name="inner">What caused it.</param>
    public EngineException(EngineErrorKind kind, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public EngineErrorKind Kind { get; }

    /// <summary>The status of the engine's answer; 0 when there was none.</summary>
    public int StatusCode { get; init; }

    /// <summary>
    /// The name that the engine complains of; null when it names none. It need not be what the user asked for: a
    /// network's unknown driver, or a container's unknown link source.
    /// </summary>
    public string? Subject { get; init; }
}

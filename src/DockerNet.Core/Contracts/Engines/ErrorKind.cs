namespace DockerNet.Contracts;

/// <summary>What went wrong. Its id is the id of the error that users see, and is equal to it as a text.</summary>
public sealed class EngineErrorKind
{
    private readonly List<EngineErrorWords> _words;

    internal EngineErrorKind(string id, string meaning, EngineErrorCategory category, string advice, IEnumerable<string> words)
    {
        Id = id;
        Meaning = meaning;
        Category = category;
        Advice = advice;
        _words = [.. words.Select(pattern => new EngineErrorWords(this, pattern))];
    }

    /// <summary>The error's id.</summary>
    public string Id { get; }

    /// <summary>What it means, as a sentence.</summary>
    internal string Meaning { get; }

    /// <summary>What sort of failure it is.</summary>
    internal EngineErrorCategory Category { get; }

    /// <summary>What to do next, as a sentence.</summary>
    internal string Advice { get; }

    /// <summary>What is told before the engine's words, where these do not tell what it is about; null where they do.</summary>
    internal string? Explanation { get; private set; }

    /// <summary>How engines word it.</summary>
    internal IReadOnlyList<EngineErrorWords> Words => _words;

    /// <summary>Adds words that mean this where no other error's do: they are looked for after all others.</summary>
    /// <param name="words">Patterns.</param>
    /// <returns>This.</returns>
    internal EngineErrorKind Otherwise(params string[] words)
    {
        _words.AddRange(words.Select(pattern => new EngineErrorWords(this, pattern) { IsLast = true }));
        return this;
    }

    /// <summary>Adds what is told before the engine's words.</summary>
    /// <param name="explanation">What it is about.</param>
    /// <returns>This.</returns>
    internal EngineErrorKind Explained(string explanation)
    {
        Explanation = explanation;
        return this;
    }

    /// <summary>Tells whether it is one of several.</summary>
    /// <param name="kinds">The several.</param>
    /// <returns>True for one of them.</returns>
    internal bool IsAny(params ReadOnlySpan<EngineErrorKind> kinds) => kinds.Contains(this);

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Compares with another, or with an id, as scripts do.</summary>
    /// <param name="obj">The other, or a text.</param>
    /// <returns>True for the same id.</returns>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is string id && StringComparer.OrdinalIgnoreCase.Equals(id, Id));

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Id);
}

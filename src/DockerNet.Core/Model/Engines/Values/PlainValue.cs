namespace DockerNet;

/// <summary>
/// A value that is one text wherever it is written out. <c>ConvertTo-Json</c> writes few types as text and takes all others
/// apart; of those few only <see cref="Uri"/> can be derived from.
/// </summary>
public abstract class PlainValue : Uri
{
    private protected PlainValue(string text)
        : base(text, UriKind.RelativeOrAbsolute)
    {
    }

    /// <summary>The value as text.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OriginalString;

    /// <inheritdoc/>
    public abstract override bool Equals(object? comparand);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}

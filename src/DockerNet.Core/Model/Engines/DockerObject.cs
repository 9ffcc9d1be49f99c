namespace DockerNet;

/// <summary>What every object that lives on an engine has: a name, and the engine that it lives on.</summary>
/// <remarks>Two objects are equal when they are of the same type, on the same engine and of the same id.</remarks>
public abstract class DockerObject : IEquatable<DockerObject>
{
    /// <summary>The object's name, as the engine knows it.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes: a URI or the name of a context.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>What tells this object from all others of its type on one engine.</summary>
    private protected abstract string Key { get; }

    /// <inheritdoc/>
    public bool Equals(DockerObject? other) =>
        other is not null && SameType(other) && Key == other.Key && DockerHost == other.DockerHost;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as DockerObject);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(Key, DockerHost);

    /// <summary>The name.</summary>
    /// <returns>The object's name.</returns>
    public override string ToString() => Name;

    // A container and its inspected form are the same container.
    private bool SameType(DockerObject other) => GetType().IsInstanceOfType(other) || other.GetType().IsInstanceOfType(this);
}

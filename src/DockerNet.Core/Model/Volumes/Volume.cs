namespace DockerNet;

/// <summary>A volume, with the containers that mount it.</summary>
public sealed class Volume : DockerObject
{
    // Says which work made it. It is not among the labels that users see, since it is none of theirs.
    internal const string MadeByLabel = "dockernet.made-by";

    internal Volume()
    {
    }

    private Volume(Volume other)
    {
        Name = other.Name;
        DockerHost = other.DockerHost;
        Driver = other.Driver;
        Mountpoint = other.Mountpoint;
        Created = other.Created;
        Uses = other.Uses;
        Anonymous = other.Anonymous;
        Labels = other.Labels;
        Options = other.Options;
        Size = other.Size;
        MadeBy = other.MadeBy;
    }

    /// <summary>What keeps the data: local, or a plugin's name.</summary>
    public string Driver { get; internal init; } = "";

    /// <summary>The path on the engine's host where the data lie.</summary>
    public string Mountpoint { get; internal init; } = "";

    /// <summary>When it was created; null when the engine does not say.</summary>
    public DateTimeOffset? Created { get; internal init; }

    /// <summary>The names of the containers that mount it, running or not.</summary>
    public ValueList<string> UsedBy => [.. Uses.Select(static use => use.Container).Distinct()];

    /// <summary>Each mount of it: by which container, where, and whether only to read.</summary>
    public ValueList<VolumeUse> Uses { get; internal init; } = [];

    /// <summary>Whether the engine named it, for a mount that gave no name.</summary>
    public bool Anonymous { get; internal init; }

    /// <summary>The container that an anonymous one was made for, as far as that can still be told.</summary>
    public string OriginContainer { get; private init; } = "";

    /// <summary>The image whose <c>VOLUME</c> had it made; empty when the container itself asked for it.</summary>
    public string OriginImage { get; private init; } = "";

    /// <summary>Its labels.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    /// <summary>The driver's options.</summary>
    public ValueMap Options { get; internal init; } = ValueMap.None;

    /// <summary>How many bytes it holds; null unless it was asked for.</summary>
    public long? Size { get; internal init; }

    // The work of the module that made it, by which that tells its own volume from another of the same name.
    internal string? MadeBy { get; init; }

    private protected override string Key => Name;

    internal Volume WithOrigin(string container, string image) =>
        new(this) { OriginContainer = container, OriginImage = image };
}

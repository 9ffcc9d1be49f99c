namespace DockerNet;

/// <summary>Data that several containers have, by the same volume or the same place on the engine's host.</summary>
public sealed class VolumeShare
{
    internal VolumeShare()
    {
    }

    /// <summary>The volume's name, or the path on the engine's host.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What is shared.</summary>
    public VolumeShareKind Kind { get; internal init; }

    /// <summary>The part of the volume that is shared, as -Mount names it with volume-subpath; empty for all of it.</summary>
    public string Subpath { get; internal init; } = "";

    /// <summary>The path on the engine's host, without links and double slashes where that could be told.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Each mount that the data are seen by, also one of a folder further up.</summary>
    public ValueList<VolumeUse> Uses { get; internal init; } = [];

    /// <summary>The names of the containers that share it, running or not.</summary>
    public ValueList<string> Containers => [.. Uses.Select(static use => use.Container).Distinct()];

    /// <summary>The names of the containers that can write to it once they run.</summary>
    public ValueList<string> Writers { get; internal init; } = [];

    /// <summary>The names of the containers that only read it, or hold it for others.</summary>
    public ValueList<string> Readers => [.. Containers.Except(Writers)];

    /// <summary>What may go wrong with it.</summary>
    public ValueList<Finding> Findings { get; private init; } = [];

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The volume's name, perhaps with the part of it that is shared, or the path.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Subpath.Length > 0 ? $"{Name}/{Subpath}" : Name;

    internal VolumeShare WithFindings(Finding[] findings) => new()
    {
        Name = Name,
        Kind = Kind,
        Subpath = Subpath,
        Path = Path,
        Uses = Uses,
        Writers = Writers,
        Findings = findings,
        DockerHost = DockerHost,
    };
}

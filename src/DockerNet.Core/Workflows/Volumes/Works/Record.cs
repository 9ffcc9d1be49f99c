using System.Text.Json;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// What the engine itself knows of a work: the labels of a container that is never started and that nobody else can make
/// for the same volume. As long as it is there, the work has not come to its end.
/// </summary>
internal sealed record VolumeRecord
{
    /// <summary>The label by which all that belongs to one work is known.</summary>
    public const string WorkLabel = "dockernet.work";

    private const string KindLabel = "dockernet.work.kind";
    private const string VolumeLabel = "dockernet.work.volume";
    private const string SourceLabel = "dockernet.work.source";
    private const string NextLabel = "dockernet.work.next";
    private const string OldLabel = "dockernet.work.old";
    private const string RequestLabel = "dockernet.work.request";
    private const string PausedLabel = "dockernet.work.paused";
    private const char Separator = ',';

    /// <summary>What is done.</summary>
    public required VolumeWorkKind Kind { get; init; }

    /// <summary>The volume that is made, or changed, or read by a work that pauses others.</summary>
    public required string Volume { get; init; }

    /// <summary>What no other work has.</summary>
    public string Token { get; init; } = Guid.NewGuid().ToString("n");

    /// <summary>The session that does it.</summary>
    public string Owner { get; init; } = HelperLabel.Value;

    /// <summary>The volume on the same engine that it is made of; null for none.</summary>
    public string? Source { get; init; }

    /// <summary>What makes the volume again, if it is gone.</summary>
    public VolumeRequest Request { get; init; } = new();

    /// <summary>The containers that are paused.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];

    /// <summary>The volume that has the new content until it is where it belongs; null for none.</summary>
    public string? Next { get; init; }

    /// <summary>The volume that has the old content for as long; null for none.</summary>
    public string? Old { get; init; }

    /// <summary>The name of the container that says all that.</summary>
    public string Name => $"dockernet-work-{Volume}";

    /// <summary>The name of the container that keeps its volumes from being taken for unused ones.</summary>
    public string Holder => $"dockernet-hold-{Token}";

    /// <summary>The name of the container whose presence tells that there is no way back to how it was before.</summary>
    public string Step => $"dockernet-step-{Token}";

    /// <summary>The name of the container of who finishes or undoes it for a session that has ended.</summary>
    public string Claim => $"dockernet-claim-{Token}";

    /// <summary>The name of the image of all of these.</summary>
    public string Image => $"dockernet-work-{Token}";

    /// <summary>The cmdlet.</summary>
    public string Cmdlet => Kind switch
    {
        VolumeWorkKind.Copy => "Copy-DockerVolume",
        VolumeWorkKind.Rename => "Rename-DockerVolume",
        VolumeWorkKind.Pause => "Backup-DockerVolume",
        _ => "Restore-DockerVolume",
    };

    /// <summary>The labels of all that is there for this work only.</summary>
    public Dictionary<string, string> PartLabels => new() { [HelperLabel.Name] = HelperLabel.Value, [WorkLabel] = Token };

    /// <summary>Reads what a container says.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The record; null when the container is none.</returns>
    public static VolumeRecord? TryRead(Container container)
    {
        ValueMap labels = container.Labels;
        if (!Enum.TryParse(labels.GetValueOrDefault(KindLabel), out VolumeWorkKind kind)
            || !labels.TryGetValue(VolumeLabel, out string? volume)
            || !labels.TryGetValue(WorkLabel, out string? token))
        {
            return null;
        }

        return new VolumeRecord
        {
            Kind = kind,
            Volume = volume,
            Token = token,
            Owner = labels.GetValueOrDefault(HelperLabel.Name, ""),
            Source = labels.GetValueOrDefault(SourceLabel),
            Next = labels.GetValueOrDefault(NextLabel),
            Old = labels.GetValueOrDefault(OldLabel),
            Request = JsonSerializer.Deserialize<VolumeRequest>(labels.GetValueOrDefault(RequestLabel, "{}"))!,
            Paused = labels.GetValueOrDefault(PausedLabel, "").Split(Separator, StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>Writes what <see cref="TryRead"/> reads.</summary>
    /// <returns>The labels.</returns>
    public Dictionary<string, string> ToLabels()
    {
        Dictionary<string, string> labels = PartLabels;
        labels[KindLabel] = $"{Kind}";
        labels[VolumeLabel] = Volume;
        labels[RequestLabel] = JsonSerializer.Serialize(Request);
        labels[PausedLabel] = string.Join(Separator, Paused);
        foreach ((string name, string? value) in new[] { (SourceLabel, Source), (NextLabel, Next), (OldLabel, Old) })
        {
            if (value is not null)
            {
                labels[name] = value;
            }
        }

        return labels;
    }

    /// <summary>Tells whether a work may not go on beside this one.</summary>
    /// <param name="other">The other work.</param>
    /// <returns>Whether one of them changes what the other one needs.</returns>
    public bool Excludes(VolumeRecord other) =>
        other.Token != Token && (Changed.Intersect(other.Touched).Any() || other.Changed.Intersect(Touched).Any());

    /// <summary>Tells whether a volume is made or changed by it, so that nobody should read it.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>Whether it is.</returns>
    public bool Changes(string volume) => Changed.Contains(volume);

    /// <summary>What is done and by whom, for users.</summary>
    /// <returns>The work in words.</returns>
    public override string ToString() => $"{Cmdlet} of {HelperLabel.Describe(Owner)}";

    private IEnumerable<string> Changed => Kind switch
    {
        VolumeWorkKind.Pause => [],
        VolumeWorkKind.Rename => [Volume, Source!],
        _ => [Volume],
    };

    private IEnumerable<string> Touched => Source is null ? [Volume] : [Volume, Source];
}

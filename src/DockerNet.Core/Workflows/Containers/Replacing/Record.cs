using System.Text.Json;

namespace DockerNet.Workflows;

/// <summary>
/// What the engine itself knows of a container's replacement: the label and the name of another one, which is never
/// started. As long as that is there, the work has not come to its end.
/// </summary>
internal sealed record ReplacementRecord
{
    /// <summary>The label's name.</summary>
    public const string Label = "dockernet.update";

    private const string Prefix = "dockernet-update-";
    private const string Final = "final";
    private const char Separator = '.';

    /// <summary>What no other work has.</summary>
    public required string Token { get; init; }

    /// <summary>The session that does it.</summary>
    public required string Owner { get; init; }

    /// <summary>The id of the container that is replaced.</summary>
    public required string OldId { get; init; }

    /// <summary>The name that it had, and that the copy gets.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it ran.</summary>
    public bool WasRunning { get; init; }

    /// <summary>Whether it was paused.</summary>
    public bool WasPaused { get; init; }

    /// <summary>Its restart policy, which neither it nor the copy has while both are there.</summary>
    public string Restart { get; init; } = "no";

    /// <summary>The copy's id; null until it is known, and until then the old one is left alone.</summary>
    public string? CopyId { get; init; }

    /// <summary>Whether the copy has proved itself, so that there is no way back.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The name of the container that says all that.</summary>
    public string HolderName => string.Join(
        Separator, new[] { Prefix + Token, CopyId, IsFinal ? Final : null }.OfType<string>());

    /// <summary>What the copy is called until it has the name.</summary>
    public string CopyName => $"{Name}-{Token}";

    /// <summary>What the old one is called when it has lost its name.</summary>
    public string OldName => $"{Name}-old-{Token}";

    /// <summary>The name of the image that has the old one's layer, if that is carried over.</summary>
    public string ImageName => $"dockernet-update:{Token}";

    /// <summary>Whether it has a restart policy.</summary>
    public bool HoldsRestart => Restart != "no";

    /// <summary>Reads what a container says.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The record; null when the container is none.</returns>
    public static ReplacementRecord? TryRead(Container container)
    {
        if (!container.Labels.TryGetValue(Label, out string? text) || !container.Name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = container.Name.Split(Separator);
        try
        {
            return JsonSerializer.Deserialize<ReplacementRecord>(text) is ReplacementRecord record
                ? record with { CopyId = parts.ElementAtOrDefault(1), IsFinal = parts.Length > 2 }
                : null;
        }
        catch (JsonException)
        {
            // Somebody else's, of the same name.
            return null;
        }
    }

    /// <summary>Writes what <see cref="TryRead"/> reads beside the name.</summary>
    /// <returns>The label's value.</returns>
    public string ToLabel() => JsonSerializer.Serialize(this with { CopyId = null, IsFinal = false });
}

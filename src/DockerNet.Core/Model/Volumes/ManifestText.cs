using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerNet.Wiring;

/// <summary>
/// The lines of a backup's manifest, each an object of JSON: of the backup first, then one for each item in the archive's
/// order, and the sums last.
/// </summary>
public static class ManifestText
{
    /// <summary>What a manifest of this form calls itself.</summary>
    public const string Format = "dockernet-volume-1";

    private static readonly JsonSerializerOptions s_options = new()
    {
        // Names are to be read by people too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private sealed record Line(
        string Path,
        string Type,
        long Length,
        string Mode,
        long UserId,
        long GroupId,
        DateTimeOffset Modified,
        string? LinkTarget,
        string? Checksum);

    /// <summary>Writes the line of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The line without its end.</returns>
    public static string Write(VolumeItem item) => JsonSerializer.Serialize(
        new Line(
            item.Path,
            item.Type.ToString(),
            item.Length,
            item.Mode,
            item.UserId,
            item.GroupId,
            item.Modified,
            item.LinkTarget,
            item.Checksum),
        s_options);

    /// <summary>Writes the first or last line.</summary>
    /// <typeparam name="T">Which of them.</typeparam>
    /// <param name="value">What it says.</param>
    /// <returns>The line without its end.</returns>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_options);

    /// <summary>Reads the first line.</summary>
    /// <param name="line">The line; null when there is none.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static ManifestHead ReadHead(string? line) =>
        Read<ManifestHead>(line) is { Format: Format, Volume.Length: > 0 } head
            ? head
            : throw new FormatException("its first line is not that of a volume's manifest");

    /// <summary>Reads any other line.</summary>
    /// <param name="line">The line; null when there is none.</param>
    /// <returns>The item; or the sums, if it is the last line.</returns>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static (VolumeItem? Item, ManifestEnd? End) ReadNext(string? line)
    {
        if (Read<Line>(line) is { Path: not null } entry && Enum.TryParse(entry.Type, out VolumeItemType type))
        {
            return (
                new VolumeItem
                {
                    Path = entry.Path,
                    Type = type,
                    Length = entry.Length,
                    Mode = entry.Mode ?? "",
                    UserId = entry.UserId,
                    GroupId = entry.GroupId,
                    Modified = entry.Modified,
                    LinkTarget = entry.LinkTarget,
                    Checksum = entry.Checksum,
                },
                null);
        }

        return Read<ManifestEnd>(line) is { ItemsChecksum: not null } end
            ? (null, end)
            : throw new FormatException("one of its lines is neither an item nor the end");
    }

    /// <summary>All that must be the same of two items, as one line of text. No engine carries parts of seconds.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The line with its end.</returns>
    public static string Comparable(VolumeItem item) => string.Create(
        CultureInfo.InvariantCulture,
        $"{item.Path}\0{item.Type}\0{item.Length}\0{item.Mode}\0{item.UserId}\0{item.GroupId}\0{item.Modified.ToUnixTimeSeconds()}\0{item.LinkTarget}\0{item.Checksum}\n");

    private static T? Read<T>(string? line)
        where T : class
    {
        try
        {
            return line is null ? throw new FormatException("it is not whole") : JsonSerializer.Deserialize<T>(line, s_options);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FormatException($"it is not readable: {error.Message}", error);
        }
    }
}

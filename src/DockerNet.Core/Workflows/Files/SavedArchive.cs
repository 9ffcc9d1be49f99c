using System.IO.Compression;
using System.Text.Json;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Tells an archive of saved images from one of a file tree.</summary>
internal static class SavedArchive
{
    private const string Manifest = "manifest.json";
    private const int ManifestLimit = 16 * 1024 * 1024;

    private static readonly byte[] s_gzip = [0x1f, 0x8b];

    /// <summary>Looks for the list of images that saved ones have with them.</summary>
    /// <param name="content">The archive, plain or compressed with gzip. It is at its beginning afterwards.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>Whether it is there; false too for what is no archive at all, which is for the engine to tell.</returns>
    /// <exception cref="EngineException">It would fill the engine's disk: <see cref="FileErrors.ArchiveTooLarge"/>.</exception>
    public static async Task<bool> IsAsync(Stream content, CancellationToken token)
    {
        try
        {
            byte[] start = new byte[s_gzip.Length];
            bool packed = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, token) == start.Length
                && start.SequenceEqual(s_gzip);
            content.Position = 0;
            return await HasManifestAsync(
                packed ? new GZipStream(content, CompressionMode.Decompress, leaveOpen: true) : content, token);
        }
        catch (System.Exception error) when (error is InvalidDataException or JsonException
            || (error is EngineException known && known.Kind != FileErrors.ArchiveTooLarge))
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static async Task<bool> HasManifestAsync(Stream content, CancellationToken token)
    {
        var archive = new TarReader(content);
        while (await archive.NextAsync(token) is TarHeader entry)
        {
            string name = entry.Name.StartsWith("./", System.StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (name == Manifest && entry.IsFile && entry.Length <= ManifestLimit)
            {
                using JsonDocument manifest = JsonDocument.Parse(await archive.ReadAllAsync(entry, token));
                return manifest.RootElement.ValueKind == JsonValueKind.Array
                    && manifest.RootElement.EnumerateArray().All(static image =>
                        image.ValueKind == JsonValueKind.Object
                        && image.TryGetProperty("Config", out _)
                        && image.TryGetProperty("Layers", out _));
            }
        }

        return false;
    }
}

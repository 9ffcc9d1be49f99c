using System.Security.Cryptography;
using System.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The manifest that lies beside an archive.</summary>
internal static class BackupManifest
{
    private const int MostOfEnd = 4096;
    private const int BufferSize = 128 * 1024;

    /// <summary>Finds it. One that was to take the place of another counts once it vouches for the archive that is there.</summary>
    /// <param name="archive">The archive's full path.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The manifest's full path; null when there is none.</returns>
    public static async Task<string?> FindAsync(string archive, CancellationToken token)
    {
        string manifest = BackupNames.ManifestOf(archive);
        string next = BackupNames.NextManifestOf(archive);
        return File.Exists(next) && await FitsAsync(archive, next, token).ConfigureAwait(false) ? next
            : File.Exists(manifest) ? manifest
            : null;
    }

    /// <summary>Opens it.</summary>
    /// <param name="path">Its full path.</param>
    /// <returns>Its lines. Dispose of it.</returns>
    public static StreamReader Open(string path) =>
        new(new LinesStream(PlainFile.OpenRead(path)), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);

    /// <summary>Reads its last line, without what is before.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="FormatException">It does not end with them.</exception>
    public static async Task<ManifestEnd> ReadEndAsync(string path, CancellationToken token)
    {
        FileStream file = PlainFile.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            file.Position = Math.Max(0, file.Length - MostOfEnd);
            using var reader = new StreamReader(file, Encoding.UTF8);
            string text = await reader.ReadToEndAsync(token).ConfigureAwait(false);
            string line = text.EndsWith('\n') ? text.TrimEnd('\r', '\n').Split('\n')[^1] : "";
            return ManifestText.ReadNext(line.Length > 0 ? line : null).End ?? throw new FormatException("it is not whole");
        }
    }

    private static async Task<bool> FitsAsync(string archive, string manifest, CancellationToken token)
    {
        try
        {
            ManifestEnd end = await ReadEndAsync(manifest, token).ConfigureAwait(false);
            FileStream file = PlainFile.OpenRead(archive);
            await using (file.ConfigureAwait(false))
            {
                return file.Length == end.ArchiveLength
                    && Convert.ToHexString(await SHA256.HashDataAsync(file, token).ConfigureAwait(false))
                        .Equals(end.ArchiveChecksum, StringComparison.OrdinalIgnoreCase);
            }
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Writes an archive and its manifest, which are there as a whole or not at all. They are on the disk before they take the
/// place of others. Wherever it is cut, either the old pair is there or the new one: the new manifest lies ready beside the
/// old one before the archive is exchanged, and counts as soon as the archive is the one that it vouches for.
/// </summary>
internal static class BackupPair
{
    /// <summary>Writes.</summary>
    /// <param name="path">The archive's full path.</param>
    /// <param name="overwrite">Whether they may replace files that are there.</param>
    /// <param name="write">Writes the archive's and the manifest's content.</param>
    /// <returns>Nothing, when both are on the disk.</returns>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Stream, Task> write)
    {
        string folder = Path.GetDirectoryName(path)!;
        string manifest = BackupNames.ManifestOf(path);
        string next = BackupNames.NextManifestOf(path);
        string archivePart = PartOf(path);
        string manifestPart = PartOf(manifest);
        try
        {
            FileStream archive = OutputFile.Create(archivePart);
            await using (archive.ConfigureAwait(false))
            {
                FileStream lines = OutputFile.Create(manifestPart);
                await using (lines.ConfigureAwait(false))
                {
                    await write(archive, lines).ConfigureAwait(false);
                    lines.Flush(flushToDisk: true);
                }

                archive.Flush(flushToDisk: true);
            }

            if (!overwrite && (Path.Exists(path) || Path.Exists(manifest)))
            {
                throw new IOException($"{path} or its manifest has been made meanwhile");
            }

            File.Move(manifestPart, next, overwrite: true);
            LocalFiles.FlushFolder(folder);
            try
            {
                File.Move(archivePart, path, overwrite);
            }
            catch
            {
                File.Delete(next);
                throw;
            }

            LocalFiles.FlushFolder(folder);
            File.Move(next, manifest, overwrite: true);
            LocalFiles.FlushFolder(folder);
        }
        catch
        {
            // Not left to the pipeline's thread: one that has been stopped may never come back to it.
            File.Delete(archivePart);
            File.Delete(manifestPart);
            throw;
        }
    }

    private static string PartOf(string path) => $"{path}.{Guid.NewGuid():N}.part";
}

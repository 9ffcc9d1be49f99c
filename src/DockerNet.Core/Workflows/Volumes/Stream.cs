using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Reads and writes the content of volumes that are open in a container, as archives.</summary>
/// <param name="work">The engine, and what is told of the work.</param>
internal sealed class VolumeStream(VolumeWork work)
{
    /// <summary>Reads all of a volume, or what is at a path in it.</summary>
    /// <param name="container">The container that has it.</param>
    /// <param name="read">Reads the archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <param name="edit">What is done to the archive before; null for nothing.</param>
    /// <returns>Nothing, when all is read.</returns>
    public async Task ReadAsync(string container, Func<Stream, Task> read, CancellationToken token, ArchiveEdit? edit = null)
    {
        Stream content = await work.Engine.Files.ReadAsync(container, $"{VolumeWork.Folder}/.", token).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var counter = new CountingStream(content);
            work.Report.Stream = counter;
            try
            {
                if (edit is null)
                {
                    await read(counter).ConfigureAwait(false);
                    return;
                }

                var edited = new EditedStream(counter, edit);
                await using (edited.ConfigureAwait(false))
                {
                    await read(edited).ConfigureAwait(false);
                }
            }
            catch (EngineException error) when (error.Kind == FileErrors.ArchiveInvalid)
            {
                throw EngineArchive.Failure(error);
            }
        }
    }

    /// <summary>Computes the one checksum of all that is in a volume.</summary>
    /// <param name="container">The container that has it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The checksum.</returns>
    public async Task<string> ChecksumAsync(string container, CancellationToken token)
    {
        using var digest = new ItemDigest();
        var scan = new ArchiveScan(guard: null, item =>
        {
            digest.Add(item);
            return Task.CompletedTask;
        });
        await ReadAsync(container, content => scan.RunAsync(content, copy: null, withChecksums: true, token), token)
            .ConfigureAwait(false);
        return digest.Value();
    }

    /// <summary>Fills a volume.</summary>
    /// <param name="container">The container that has it.</param>
    /// <param name="withDevices">Whether devices are made too.</param>
    /// <param name="write">Writes the archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    public async Task WriteAsync(
        string container, bool withDevices, Func<Stream, CancellationToken, Task> write, CancellationToken token)
    {
        var late = new LateEntries(VolumeWork.Folder[1..]);
        EngineTime times = await work.TimesAsync(token).ConfigureAwait(false);
        await work.Engine.Files.WriteAsync(
            container,
            "/",
            (destination, t) => new ArchiveEdit(new VolumePlacement(withDevices, times, late).Place)
                .WriteAsync(destination, archive => write(archive, t), t),
            token).ConfigureAwait(false);
        if (late.Any)
        {
            await work.Engine.Files.WriteAsync(container, "/", late.WriteAsync, token).ConfigureAwait(false);
        }
    }
}

using System.IO.Pipelines;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Changes what an archive says of its entries while it passes, and leaves entries out. Their content stays: all of it is
/// written, holes too. It takes no more memory for more or larger entries.
/// </summary>
/// <param name="edit">Makes the header of an entry that is passed on; null for one that is left out.</param>
internal sealed class ArchiveEdit(Func<TarHeader, TarHeader?> edit)
{
    private const int BlockSize = 64 * 1024;
    private const int MostWaiting = 8 * BlockSize;

    /// <summary>How much of an archive waits to be taken on.</summary>
    public static readonly PipeOptions Waiting = new(
        pauseWriterThreshold: MostWaiting,
        resumeWriterThreshold: MostWaiting / 2,
        minimumSegmentSize: BlockSize,
        useSynchronizationContext: false);

    /// <summary>Edits an archive that is written.</summary>
    /// <param name="destination">Where the edited one goes. It stays open.</param>
    /// <param name="write">Writes the archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is written.</returns>
    public async Task WriteAsync(Stream destination, Func<Stream, Task> write, CancellationToken token)
    {
        var pipe = new Pipe(Waiting);
        Task edited = RunAsync(pipe, destination, token);
        try
        {
            await write(pipe.Writer.AsStream(leaveOpen: true)).ConfigureAwait(false);
            await pipe.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // What failed behind is what whoever writes has failed with.
            await pipe.Writer.CompleteAsync(error).ConfigureAwait(false);
            await edited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await edited.ConfigureAwait(false);
    }

    /// <summary>Edits an archive.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="destination">Where the edited one goes. Both stay open.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is written.</returns>
    public async Task RunAsync(Stream source, Stream destination, CancellationToken token)
    {
        var archive = new TarReader(source);
        var content = new TarEntryStream(archive);
        var edited = new TarWriter(destination);
        while (await archive.NextAsync(token).ConfigureAwait(false) is TarHeader entry)
        {
            if (edit(entry) is TarHeader header)
            {
                await edited.WriteFileAsync(header, content, token).ConfigureAwait(false);
            }
        }

        archive.CheckEnd();
        await edited.EndAsync(token).ConfigureAwait(false);
        // What fills an archive up after its end is not passed on, and whoever sends it must get rid of it.
        await source.CopyToAsync(Stream.Null, token).ConfigureAwait(false);
    }

    private async Task RunAsync(Pipe pipe, Stream destination, CancellationToken token)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Exception? failure = null;
        try
        {
            await RunAsync(pipe.Reader.AsStream(leaveOpen: true), destination, token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            await pipe.Reader.CompleteAsync(failure).ConfigureAwait(false);
        }
    }
}

using System;
using System.Buffers;
using System.Formats.Tar;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Reads an archive from its beginning to its end, item by item, and passes it on as it is. It takes no more memory for
/// more or larger items.
/// </summary>
/// <param name="guard">What may not be passed on; null to pass on all.</param>
/// <param name="found">Is told of each item once it is read.</param>
internal sealed class ArchiveScan(ArchiveGuard? guard, Func<VolumeItem, Task> found)
{
    private const int BufferSize = 128 * 1024;

    private readonly MemoryThrift _memory = new();

    /// <summary>Reads.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="copy">Where its bytes go; null for nowhere.</param>
    /// <param name="withChecksums">Whether to compute the checksums of files.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is read.</returns>
    public async Task RunAsync(Stream source, Stream? copy, bool withChecksums, CancellationToken token)
    {
        // Not on the pipeline's thread, even when all that is read is there already.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var buffered = new BufferedStream(source, BufferSize);
            var gate = new GatedStream(buffered, copy);
            await using (gate.ConfigureAwait(false))
            {
                await ReadEntriesAsync(gate, buffer, withChecksums, token).ConfigureAwait(false);
                await ReadEndAsync(gate, buffer, token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (
            error is InvalidDataException or EndOfStreamException or FormatException or NotSupportedException or OverflowException
                or ArgumentException)
        {
            throw Broken(error.Message, error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ReadEntriesAsync(GatedStream gate, byte[] buffer, bool withChecksums, CancellationToken token)
    {
        var archive = new TarReader(gate, leaveOpen: true);
        await using (archive.ConfigureAwait(false))
        {
            while (await archive.GetNextEntryAsync(copyData: false, token).ConfigureAwait(false) is TarEntry entry)
            {
                if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                {
                    continue;
                }

                if (guard?.Check(TarItem.TypeOf(entry.EntryType), TarItem.NameOf(entry), entry.LinkName) is string problem)
                {
                    throw new EngineException(EngineErrorKind.ArchiveUnsafe, $"{TarItem.NameOf(entry)} in the archive {problem}");
                }

                await gate.OpenAsync(token).ConfigureAwait(false);
                string? checksum = await ReadContentAsync(entry, buffer, withChecksums, token).ConfigureAwait(false);
                await found(TarItem.From(entry, checksum)).ConfigureAwait(false);
                gate.Hold();
            }
        }
    }

    private async Task<string?> ReadContentAsync(
        TarEntry entry, byte[] buffer, bool withChecksum, CancellationToken token)
    {
        _memory.Check();
        bool isFile = withChecksum && TarItem.TypeOf(entry.EntryType) == VolumeItemType.File && !TarItem.IsSparse(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (entry.DataStream is Stream content
            && await content.ReadAsync(buffer, token).ConfigureAwait(false) is int count and > 0)
        {
            _memory.Check();
            if (isFile)
            {
                hash.AppendData(buffer, 0, count);
            }
        }

        return isFile ? Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant() : null;
    }

    // What comes after the end is read too, since a compressed archive is known to be whole only then.
    private static async Task ReadEndAsync(GatedStream gate, byte[] buffer, CancellationToken token)
    {
        if (!gate.HoldsEnd)
        {
            throw Broken("it ends before its end");
        }

        await gate.OpenAsync(token).ConfigureAwait(false);
        gate.Hold();
        while (await gate.ReadAsync(buffer, token).ConfigureAwait(false) is int count and > 0)
        {
            if (buffer.AsSpan(0, count).ContainsAnyExcept((byte)0))
            {
                throw Broken("something comes after its end");
            }

            await gate.OpenAsync(token).ConfigureAwait(false);
            gate.Hold();
        }
    }

    private static EngineException Broken(string why, Exception? error = null) =>
        new(EngineErrorKind.ArchiveInvalid, $"the archive is broken, or none: {why}", error);
}

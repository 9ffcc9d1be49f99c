using System.Buffers;
using System.Security.Cryptography;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Reads an archive from its beginning to its end, item by item, and passes it on as it is. It takes no more memory for
/// more or larger items.
/// </summary>
/// <param name="guard">What may not be passed on; null to pass on all.</param>
/// <param name="found">Is told of each item once it is read.</param>
internal sealed class ArchiveScan(ArchiveGuard? guard, Func<VolumeItem, Task> found)
{
    private const int BufferSize = 128 * 1024;

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
            var relay = new RelayStream(source, copy, token);
            await using (relay.ConfigureAwait(false))
            {
                await ReadEntriesAsync(relay, buffer, withChecksums, token).ConfigureAwait(false);
                await ReadEndAsync(relay, buffer, token).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException error)
        {
            throw TarReader.Broken(error.Message, error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ReadEntriesAsync(RelayStream relay, byte[] buffer, bool withChecksums, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var archive = new TarReader(relay);
        while (await archive.NextAsync(token).ConfigureAwait(false) is TarHeader entry)
        {
            if (guard?.Check(TarItem.TypeOf(entry.Type), entry.Name, entry.LinkName) is string problem)
            {
                throw new EngineException(FileErrors.ArchiveUnsafe, $"{entry.Name} in the archive {problem}");
            }

            string? checksum = await ReadContentAsync(archive, entry, withChecksums ? hash : null, buffer, token).ConfigureAwait(false);
            await found(TarItem.From(entry, checksum)).ConfigureAwait(false);
        }

        archive.CheckEnd();
        if (guard?.CheckEnd() is string outside)
        {
            throw new EngineException(FileErrors.ArchiveUnsafe, outside);
        }
    }

    private static async Task<string?> ReadContentAsync(
        TarReader archive, TarHeader entry, IncrementalHash? hash, byte[] buffer, CancellationToken token)
    {
        if (hash is null || !entry.IsFile)
        {
            return null;
        }

        while (await archive.ReadAsync(buffer, token).ConfigureAwait(false) is int count and > 0)
        {
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    // What comes after the end is read too, since a compressed archive is known to be whole only then.
    private static async Task ReadEndAsync(RelayStream relay, byte[] buffer, CancellationToken token)
    {
        while (await relay.ReadAsync(buffer, token).ConfigureAwait(false) is int count and > 0)
        {
            if (buffer.AsSpan(0, count).ContainsAnyExcept((byte)0))
            {
                throw TarReader.Broken("something comes after its end");
            }
        }
    }
}

using System.Buffers;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Writes an archive entry by entry. An entry gets as many bytes as its header says and no other number, so that whatever
/// happens to a file meanwhile, what comes after it is found.
/// </summary>
/// <param name="destination">Where the archive goes. It stays open.</param>
internal sealed class TarWriter(Stream destination)
{
    private const int BufferSize = 128 * 1024;

    private static readonly byte[] s_end = new byte[2 * TarBlock.Size];

    /// <summary>Writes an entry without content.</summary>
    /// <param name="header">What it is.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is written.</returns>
    public async Task WriteAsync(TarHeader header, CancellationToken token) =>
        await destination.WriteAsync(TarFormat.Write(header with { Length = 0 }), token).ConfigureAwait(false);

    /// <summary>Writes a file.</summary>
    /// <param name="header">What it is, with its length.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is written. A file that has another length now is a failure.</returns>
    public async Task WriteFileAsync(TarHeader header, Stream content, CancellationToken token)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // A small file is one piece with its headers.
            byte[] head = TarFormat.Write(header);
            int used = head.Length <= buffer.Length / 2 ? head.Length : 0;
            head.AsSpan(0, used).CopyTo(buffer);
            if (used == 0)
            {
                await destination.WriteAsync(head, token).ConfigureAwait(false);
            }

            for (long rest = header.Length; rest > 0;)
            {
                int wanted = (int)Math.Min(rest, buffer.Length - TarBlock.Size - used);
                int count = await content.ReadAtLeastAsync(buffer.AsMemory(used, wanted), wanted, throwOnEndOfStream: false, token)
                    .ConfigureAwait(false);
                rest -= count == wanted ? count : throw Changed(header, "shorter");
                used += count;
                if (rest > 0)
                {
                    await destination.WriteAsync(buffer.AsMemory(0, used), token).ConfigureAwait(false);
                    used = 0;
                }
            }

            int padding = TarBlock.Padding(header.Length);
            buffer.AsSpan(used, padding).Clear();
            await destination.WriteAsync(buffer.AsMemory(0, used + padding), token).ConfigureAwait(false);
            if (await content.ReadAsync(buffer.AsMemory(0, 1), token).ConfigureAwait(false) > 0)
            {
                throw Changed(header, "longer");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes the end.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is written.</returns>
    public async Task EndAsync(CancellationToken token) =>
        await destination.WriteAsync(s_end, token).ConfigureAwait(false);

    private static EngineException Changed(TarHeader header, string how) =>
        new(FileErrors.FileChanged, $"{header.Name} has become {how} while it was read");
}

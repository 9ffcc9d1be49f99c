using System.Buffers;

namespace DockerNet.Workflows;

/// <summary>Passes over what is not wanted of an archive.</summary>
internal static class TarSkip
{
    private const int SkipSize = 64 * 1024;

    /// <summary>Skips.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether there were as many.</returns>
    public static async ValueTask<bool> RunAsync(Stream source, long count, CancellationToken token)
    {
        if (count == 0)
        {
            return true;
        }

        if (source.CanSeek && count > SkipSize)
        {
            if (count > source.Length - source.Position)
            {
                return false;
            }

            source.Position += count;
            return true;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(count, SkipSize));
        try
        {
            while (count > 0)
            {
                int read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), token).ConfigureAwait(false);
                if (read == 0)
                {
                    return false;
                }

                count -= read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

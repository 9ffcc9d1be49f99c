using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// How much longer than what is stored of them the files of an archive may be. An engine writes holes out as zeros, so that
/// an archive of a few bytes could fill its disk.
/// </summary>
internal sealed class SparseAllowance
{
    // What compression makes of zeros at best, so that no archive is worse with holes than without.
    private const long MostOfStored = 1000;
    private const long Least = 1L << 30;

    private long _stored;
    private long _holes;

    /// <summary>Counts a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="stored">How much of it is stored.</param>
    /// <exception cref="EngineException">The archive may not have it: <see cref="FileErrors.ArchiveTooLarge"/>.</exception>
    public void Check(string name, long length, long stored)
    {
        _stored = stored < (long.MaxValue / MostOfStored) - _stored ? _stored + stored : long.MaxValue / MostOfStored;
        if (length - stored > Math.Max(Least, _stored * MostOfStored) - _holes)
        {
            throw new EngineException(
                FileErrors.ArchiveTooLarge, $"{name} in the archive would be {length} bytes long, of which {stored} are stored");
        }

        _holes += length - stored;
    }
}

namespace DockerNet.Wiring;

/// <summary>A part of a file with holes that is stored.</summary>
/// <param name="Start">Where it is in the file.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct SparsePart(long Start, long Length)
{
    /// <summary>Where it ends.</summary>
    public long End => Start + Length;
}

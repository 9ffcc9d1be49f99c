namespace DockerNet.Contracts;

/// <summary>What there is at a path in a container.</summary>
/// <param name="Length">How many bytes a file has.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="LinkTarget">Where a symbolic link leads to; null for anything else.</param>
public sealed record FileStat(long Length, bool IsFolder, string? LinkTarget);

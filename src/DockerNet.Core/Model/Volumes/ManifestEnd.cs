namespace DockerNet.Wiring;

/// <summary>The last line of a manifest. One without it is not whole.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Bytes">How many bytes their files have.</param>
/// <param name="ArchiveLength">How many bytes the archive has.</param>
/// <param name="ArchiveChecksum">The archive's SHA-256.</param>
/// <param name="ItemsChecksum">The checksum of all items.</param>
public sealed record ManifestEnd(long Items, long Bytes, long ArchiveLength, string ArchiveChecksum, string ItemsChecksum);

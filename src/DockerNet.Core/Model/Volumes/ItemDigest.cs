using System.Security.Cryptography;
using System.Text;

namespace DockerNet.Wiring;

/// <summary>One checksum of all items of a volume, in their order, which takes no more memory for more items.</summary>
internal sealed class ItemDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many items there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes their files have.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds the next item.</summary>
    /// <param name="item">The item.</param>
    public void Add(VolumeItem item)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(ManifestText.Comparable(item)));
        Count++;
        Bytes += item.Length;
    }

    /// <summary>The checksum of all that was added.</summary>
    /// <returns>Hexadecimal digits.</returns>
    public string Value() => Convert.ToHexString(_hash.GetCurrentHash()).ToLowerInvariant();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}

namespace DockerNet.Workflows;

/// <summary>What this computer's system tells of an item of a volume's folder.</summary>
/// <param name="stat">Its answer.</param>
internal sealed class FolderItem(byte[] stat)
{
    private const int AttributesOffset = 8;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int ModifiedOffset = 112;
    private const int DeviceOffset = 136;
    private const int MountOffset = 144;
    private const int KnowsMount = 0x1000;
    private const int TypeMask = 0xf000;
    private const int Folder = 0x4000;
    private const int Socket = 0xc000;
    private const int Link = 0xa000;
    private const ulong Flags = 0x10 | 0x20;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Type == Folder;

    /// <summary>Whether it is a socket.</summary>
    public bool IsSocket => Type == Socket;

    /// <summary>What it is mounted from.</summary>
    public (ulong Device, ulong Mount) Place =>
        (BitConverter.ToUInt64(stat, DeviceOffset), (BitConverter.ToUInt32(stat, 0) & KnowsMount) == 0 ? 0 : BitConverter.ToUInt64(stat, MountOffset));

    private int Mode => BitConverter.ToUInt16(stat, ModeOffset);

    private int Type => Mode & TypeMask;

    /// <summary>Tells in what another one is not the same.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>The names of what is not the same.</returns>
    public IEnumerable<string> Differences(FolderItem other)
    {
        if (Type != other.Type)
        {
            yield return "type";
        }

        // A link has no rights of its own.
        if (Mode != other.Mode && Type != Link)
        {
            yield return "mode";
        }

        if (Owner() != other.Owner())
        {
            yield return "owner";
        }

        if (Modified() != other.Modified())
        {
            yield return "time";
        }

        if (((Attributes() ^ other.Attributes()) & Flags) != 0)
        {
            yield return "immutable or append-only";
        }
    }

    private (uint User, uint Group) Owner() => (BitConverter.ToUInt32(stat, UserOffset), BitConverter.ToUInt32(stat, GroupOffset));

    private long Modified() => BitConverter.ToInt64(stat, ModifiedOffset);

    private ulong Attributes() => BitConverter.ToUInt64(stat, AttributesOffset);
}

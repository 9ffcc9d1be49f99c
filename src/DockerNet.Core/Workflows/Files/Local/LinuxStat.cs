using System.Runtime.InteropServices;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>What Linux says of a file: the same bytes on all processors.</summary>
/// <param name="bytes">They.</param>
internal sealed class LinuxStat(byte[] bytes)
{
    /// <summary>How many bytes there are.</summary>
    public const int Size = 256;

    /// <summary>What is asked for.</summary>
    public const uint Mask = 0x17ff;

    private const int ModeMask = 0b111_111_111_111;
    private const int HalfBits = 32;
    private const int SocketType = 12;
    private const uint KnowsMount = 0x1000;

    /// <summary>What it is; null for what no archive can have.</summary>
    public TarType? Type => Kind switch
    {
        1 => TarType.Fifo,
        2 => TarType.CharacterDevice,
        4 => TarType.Folder,
        6 => TarType.BlockDevice,
        8 => TarType.File,
        10 => TarType.SymbolicLink,
        _ => null,
    };

    /// <summary>Whether it is a socket.</summary>
    public bool IsSocket => Kind == SocketType;

    /// <summary>Whether it may not be changed, or grows only, and more of that sort.</summary>
    public ulong Flags => MemoryMarshal.Read<ulong>(bytes.AsSpan(8));

    /// <summary>Who may do what.</summary>
    public int Mode => MemoryMarshal.Read<ushort>(bytes.AsSpan(28)) & ModeMask;

    /// <summary>How many names it has.</summary>
    public uint Links => MemoryMarshal.Read<uint>(bytes.AsSpan(16));

    /// <summary>The number of its owner.</summary>
    public uint UserId => MemoryMarshal.Read<uint>(bytes.AsSpan(20));

    /// <summary>The number of its group.</summary>
    public uint GroupId => MemoryMarshal.Read<uint>(bytes.AsSpan(24));

    /// <summary>How many bytes it has.</summary>
    public long Length => MemoryMarshal.Read<long>(bytes.AsSpan(40));

    /// <summary>When it was last changed.</summary>
    public TarTime Modified => new(MemoryMarshal.Read<long>(bytes.AsSpan(112)), MemoryMarshal.Read<int>(bytes.AsSpan(120)));

    /// <summary>When anything of it was last changed, which nobody can set.</summary>
    public TarTime Touched => new(MemoryMarshal.Read<long>(bytes.AsSpan(96)), MemoryMarshal.Read<int>(bytes.AsSpan(104)));

    /// <summary>The first number of a device.</summary>
    public int Major => MemoryMarshal.Read<int>(bytes.AsSpan(128));

    /// <summary>The second number of a device.</summary>
    public int Minor => MemoryMarshal.Read<int>(bytes.AsSpan(132));

    /// <summary>Which item of which file system it is.</summary>
    public (ulong Device, ulong Number) Number => (
        ((ulong)MemoryMarshal.Read<uint>(bytes.AsSpan(136)) << HalfBits) | MemoryMarshal.Read<uint>(bytes.AsSpan(140)),
        MemoryMarshal.Read<ulong>(bytes.AsSpan(32)));

    /// <summary>What it is mounted from, and by which mount where the system tells.</summary>
    public (ulong Device, ulong Mount) Place => (
        Number.Device, (MemoryMarshal.Read<uint>(bytes) & KnowsMount) == 0 ? 0 : MemoryMarshal.Read<ulong>(bytes.AsSpan(144)));

    private int Kind => MemoryMarshal.Read<ushort>(bytes.AsSpan(28)) >> 12;
}

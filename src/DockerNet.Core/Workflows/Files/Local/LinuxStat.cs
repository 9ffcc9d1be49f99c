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
    public const uint Mask = 0x7ff;

    private const int ModeMask = 0b111_111_111_111;
    private const int HalfBits = 32;

    /// <summary>What it is; null for what no archive can have.</summary>
    public TarType? Type => (MemoryMarshal.Read<ushort>(bytes.AsSpan(28)) >> 12) switch
    {
        1 => TarType.Fifo,
        2 => TarType.CharacterDevice,
        4 => TarType.Folder,
        6 => TarType.BlockDevice,
        8 => TarType.File,
        10 => TarType.SymbolicLink,
        _ => null,
    };

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

    /// <summary>The first number of a device.</summary>
    public int Major => MemoryMarshal.Read<int>(bytes.AsSpan(128));

    /// <summary>The second number of a device.</summary>
    public int Minor => MemoryMarshal.Read<int>(bytes.AsSpan(132));

    /// <summary>Which item of which file system it is.</summary>
    public (ulong Device, ulong Number) Number => (
        ((ulong)MemoryMarshal.Read<uint>(bytes.AsSpan(136)) << HalfBits) | MemoryMarshal.Read<uint>(bytes.AsSpan(140)),
        MemoryMarshal.Read<ulong>(bytes.AsSpan(32)));
}

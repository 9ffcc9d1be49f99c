using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>What address ranges a network can have, and which ranges collide.</summary>
public static class SubnetRules
{
    private const int BitsPerByte = 8;
    private const int LongestPrefix = 128;

    /// <summary>Tells whether two ranges have an address in common.</summary>
    /// <param name="cidrA">One range, such as <c>172.20.0.0/16</c>.</param>
    /// <param name="cidrB">The other.</param>
    /// <returns>Whether they have; false also when one is no range.</returns>
    public static bool Overlaps(string cidrA, string cidrB) =>
        TryRead(cidrA, out IPNetwork a, out _) && TryRead(cidrB, out IPNetwork b, out _)
        && (a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress));

    /// <summary>Reads a range.</summary>
    /// <param name="cidr">The text, such as <c>172.20.0.0/16</c>. Bits behind the prefix may be set.</param>
    /// <param name="network">The range's first address.</param>
    /// <param name="prefix">The length of the prefix.</param>
    /// <returns>Whether the text is a range.</returns>
    public static bool TryParse(string? cidr, [NotNullWhen(true)] out IPAddress? network, out int prefix)
    {
        bool valid = TryRead(cidr, out IPNetwork range, out _);
        network = valid ? range.BaseAddress : null;
        prefix = range.PrefixLength;
        return valid;
    }

    /// <summary>Tells whether an address lies in a range.</summary>
    /// <param name="cidr">The range.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether it does; false also when the text is no range.</returns>
    public static bool Contains(string cidr, IPAddress address) =>
        TryRead(cidr, out IPNetwork range, out _) && range.Contains(address);

    /// <summary>Finds the first address that a member, or the gateway, of a network can have.</summary>
    /// <param name="subnet">The network's range.</param>
    /// <param name="part">The part of it that addresses are taken from; null for all of it.</param>
    /// <param name="taken">Addresses that are taken.</param>
    /// <returns>The address; null when the text is no range or there is none.</returns>
    public static IPAddress? FirstFree(string subnet, string? part, IEnumerable<IPAddress?> taken)
    {
        if (!TryRead(subnet, out IPNetwork whole, out _) || !TryRead(part ?? subnet, out IPNetwork range, out _))
        {
            return null;
        }

        HashSet<IPAddress?> others = [.. taken, whole.BaseAddress];
        (UInt128 next, UInt128 last) = Bounds(range);
        while (next < last && others.Contains(Address(next, whole.BaseAddress.AddressFamily)))
        {
            next++;
        }

        return Address(next, whole.BaseAddress.AddressFamily);
    }

    /// <summary>Lists the parts of a range that nothing has, from its beginning.</summary>
    /// <param name="within">The range.</param>
    /// <param name="prefixLength">The length of the parts' prefix.</param>
    /// <param name="taken">Ranges that are taken. What is no range, or of the other family, takes nothing.</param>
    /// <returns>The parts; none when they would be larger than the range.</returns>
    public static IEnumerable<string> Free(string within, int prefixLength, IEnumerable<string> taken)
    {
        if (!TryRead(within, out IPNetwork whole, out _) || prefixLength < Math.Max(1, whole.PrefixLength) || prefixLength > Bits(whole))
        {
            yield break;
        }

        (UInt128 First, UInt128 Last)[] blocks = [.. Blocks(taken, whole.BaseAddress.AddressFamily)];
        (UInt128 next, UInt128 last) = Bounds(whole);
        UInt128 size = (UInt128.One << (Bits(whole) - prefixLength)) - 1;
        while (true)
        {
            // The last one that it runs into says where it can go on.
            UInt128 through = next + size;
            UInt128[] hits = [.. blocks.Where(block => block.First <= through && block.Last >= next).Select(static b => b.Last)];
            if (hits.Length == 0)
            {
                yield return $"{Address(next, whole.BaseAddress.AddressFamily)}/{prefixLength}";
            }
            else
            {
                through = hits.Max() | size;
            }

            if (through >= last)
            {
                yield break;
            }

            next = through + 1;
        }
    }

    /// <summary>Tells the first and the last address of a range.</summary>
    /// <param name="range">The range.</param>
    /// <returns>The addresses.</returns>
    internal static (IPAddress First, IPAddress Last) Ends(IPNetwork range) =>
        (range.BaseAddress, Address(Bounds(range).Last, range.BaseAddress.AddressFamily));

    /// <summary>Tells which family a range is of.</summary>
    /// <param name="cidr">The range.</param>
    /// <returns>The family; null when the text is no range.</returns>
    internal static AddressFamily? FamilyOf(string cidr) => TryRead(cidr, out IPNetwork range, out _) ? range.BaseAddress.AddressFamily : null;

    /// <summary>Counts the addresses of a range.</summary>
    /// <param name="range">The range.</param>
    /// <returns>How many it has, up to what a number can be.</returns>
    internal static UInt128 Size(IPNetwork range) =>
        Bounds(range) is var (first, last) && last - first is UInt128 others && others < UInt128.MaxValue ? others + 1 : UInt128.MaxValue;

    /// <summary>Reads a range and the address that it was written with.</summary>
    /// <param name="cidr">The text.</param>
    /// <param name="range">The range.</param>
    /// <param name="address">The address before the prefix.</param>
    /// <returns>Whether the text is a range.</returns>
    internal static bool TryRead(string? cidr, out IPNetwork range, [NotNullWhen(true)] out IPAddress? address)
    {
        range = default;
        address = null;
        string[] parts = cidr?.Split('/') ?? [];
        if (parts.Length != 2
            || !AddressText.TryParse(parts[0], out address)
            || !parts[1].All(char.IsAsciiDigit)
            || !byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out byte prefix))
        {
            return false;
        }

        byte[] bytes = address.GetAddressBytes();
        if (prefix > bytes.Length * BitsPerByte)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            int kept = Math.Clamp(prefix - (i * BitsPerByte), 0, BitsPerByte);
            bytes[i] &= (byte)(byte.MaxValue << (BitsPerByte - kept));
        }

        range = new IPNetwork(new IPAddress(bytes), prefix);
        return true;
    }

    private static IEnumerable<(UInt128 First, UInt128 Last)> Blocks(IEnumerable<string> cidrs, AddressFamily family)
    {
        foreach (string cidr in cidrs)
        {
            if (TryRead(cidr, out IPNetwork range, out _) && range.BaseAddress.AddressFamily == family)
            {
                yield return Bounds(range);
            }
        }
    }

    private static int Bits(IPNetwork range) => range.BaseAddress.GetAddressBytes().Length * BitsPerByte;

    private static (UInt128 First, UInt128 Last) Bounds(IPNetwork range)
    {
        UInt128 first = range.BaseAddress.GetAddressBytes().Aggregate(UInt128.Zero, static (sum, part) => (sum << BitsPerByte) | part);
        int free = Bits(range) - range.PrefixLength;
        return (first, first | (free < LongestPrefix ? (UInt128.One << free) - 1 : UInt128.MaxValue));
    }

    private static IPAddress Address(UInt128 number, AddressFamily family)
    {
        byte[] bytes = new byte[family == AddressFamily.InterNetwork ? sizeof(uint) : LongestPrefix / BitsPerByte];
        for (int i = bytes.Length - 1; i >= 0; i--, number >>= BitsPerByte)
        {
            bytes[i] = (byte)(number & byte.MaxValue);
        }

        return new IPAddress(bytes);
    }
}

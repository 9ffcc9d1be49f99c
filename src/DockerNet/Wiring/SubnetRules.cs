using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>What address ranges a network can have, and which ranges collide.</summary>
public static class SubnetRules
{
    private const int BitsPerByte = 8;

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

    /// <summary>Tells what is wrong with the addresses of a network to be.</summary>
    /// <param name="subnet">Its range; null to have the engine choose one.</param>
    /// <param name="gateway">Its gateway; null for the first address.</param>
    /// <param name="ipRange">The part of the range that containers get addresses from; null for all of it.</param>
    /// <returns>A sentence; null when nothing is wrong.</returns>
    public static string? Problem(string? subnet, string? gateway, string? ipRange)
    {
        if (subnet is null)
        {
            return (gateway ?? ipRange) is string orphan
                ? $"'{orphan}' needs a subnet to lie in: give one, such as 172.20.0.0/16."
                : null;
        }

        return ProblemOfRange("subnet", subnet)
            ?? (gateway is null ? null : ProblemOfGateway(gateway, subnet))
            ?? (ipRange is null ? null : ProblemOfRange("range", ipRange) ?? ProblemOfPart(ipRange, subnet));
    }

    private static string? ProblemOfRange(string what, string cidr)
    {
        if (!TryRead(cidr, out IPNetwork range, out IPAddress? address))
        {
            return $"'{cidr}' is no {what}: write address/prefix, such as 172.20.0.0/16.";
        }

        return range.BaseAddress.Equals(address)
            ? null
            : $"'{cidr}' is an address in a {what}, not the {what}: that is {range}.";
    }

    private static string? ProblemOfGateway(string gateway, string subnet)
    {
        if (!AddressText.TryParse(gateway, out IPAddress? address))
        {
            return $"'{gateway}' is no address of a gateway: write one in {subnet}.";
        }

        return TryRead(subnet, out IPNetwork range, out _) && range.Contains(address)
            ? null
            : $"The gateway {gateway} does not lie in the subnet {subnet}.";
    }

    private static string? ProblemOfPart(string ipRange, string subnet) =>
        TryRead(subnet, out IPNetwork whole, out _) && TryRead(ipRange, out IPNetwork part, out _)
        && whole.Contains(part.BaseAddress) && part.PrefixLength >= whole.PrefixLength
            ? null
            : $"The range {ipRange} does not lie in the subnet {subnet}.";

    private static bool TryRead(string? cidr, out IPNetwork range, [NotNullWhen(true)] out IPAddress? address)
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
}

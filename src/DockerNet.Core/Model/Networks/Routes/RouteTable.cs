using System.Globalization;
using System.Net;
using System.Numerics;

namespace DockerNet.Wiring;

/// <summary>Reads the routes of a Linux host as its kernel tells them.</summary>
public static class RouteTable
{
    /// <summary>The files that tell them, of IPv4 and of IPv6; either may be missing.</summary>
    internal static readonly string[] Files = ["net/route", "net/ipv6_route"];

    private const int Version4Fields = 11;
    private const int Version6Fields = 10;
    private const int Version4Digits = 8;
    private const int Version6Digits = 32;
    private const int HostPrefix = 128;

    /// <summary>Reads the routes that lead somewhere in particular.</summary>
    /// <param name="text">The text of both files, in any order.</param>
    /// <returns>The routes, each range once.</returns>
    public static IReadOnlyList<HostRoute> Parse(string text) =>
    [
        .. text.Split('\n').Select(static line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(static fields => fields.Length switch
            {
                >= Version4Fields => Version4(fields),
                Version6Fields => Version6(fields),
                _ => null,
            })
            .OfType<HostRoute>()
            .DistinctBy(static route => route.Subnet),
    ];

    private static HostRoute? Version4(string[] fields) =>
        IsHex(fields[1], Version4Digits) && IsHex(fields[7], Version4Digits)
            ? Make(Bytes(fields[1], reverse: true), BitOperations.PopCount(Number(fields[7])), fields[0])
            : null;

    private static HostRoute? Version6(string[] fields)
    {
        if (!IsHex(fields[0], Version6Digits) || !IsHex(fields[1], 2))
        {
            return null;
        }

        byte[] bytes = Bytes(fields[0], reverse: false);
        int prefix = (int)Number(fields[1]);

        // What every interface has: single addresses, and the ranges for neighbours and groups.
        bool own = prefix == HostPrefix || bytes[0] == 0xff || new IPAddress(bytes).IsIPv6LinkLocal;
        return own ? null : Make(bytes, prefix, fields[^1]);
    }

    // A default route leads everywhere, also when it is written as two halves, as tunnels do.
    private static HostRoute? Make(byte[] bytes, int prefix, string name) =>
        prefix > 1 ? new HostRoute($"{new IPAddress(bytes)}/{prefix}", name) : null;

    private static bool IsHex(string text, int digits) => text.Length == digits && text.All(char.IsAsciiHexDigit);

    private static uint Number(string text) => uint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // Of IPv4 the kernel writes the number as the processor has it.
    private static byte[] Bytes(string text, bool reverse)
    {
        byte[] bytes = Convert.FromHexString(text);
        if (reverse)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }
}

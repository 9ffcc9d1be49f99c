using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DockerNet.Text;

/// <summary>Reads addresses as the engine does; the base library also takes short, octal and scoped ones.</summary>
internal static class AddressText
{
    /// <summary>Reads an IPv4 or IPv6 address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        return (text.Contains(':') ? IsVersion6(text) : IsVersion4(text)) && IPAddress.TryParse(text, out address);
    }

    private static bool IsVersion4(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsByte);
    }

    private static bool IsByte(string text) =>
        text.Length is 1 or 2 or 3
        && text.All(char.IsAsciiDigit)
        && (text.Length == 1 || text[0] != '0')
        && int.Parse(text, CultureInfo.InvariantCulture) <= byte.MaxValue;

    private static bool IsVersion6(string text) =>
        text.All(static c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && (!text.Contains('.') || IsVersion4(text[(text.LastIndexOf(':') + 1)..]))
        && IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;
}

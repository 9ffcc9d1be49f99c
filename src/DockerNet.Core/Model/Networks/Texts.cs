using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Single values of a container's network settings that stay texts, checked as the client does.</summary>
public static partial class NetworkTexts
{
    private const int LongestDomain = 254;

    private static readonly int[] s_macLengths = [6, 8, 20];

    /// <summary>Reads a hardware address.</summary>
    /// <param name="text">The text, with colons or dashes between bytes, or dots between pairs of them.</param>
    /// <returns>The text as it is.</returns>
    /// <exception cref="FormatException">The text is no hardware address.</exception>
    public static string MacAddress(string text) =>
        s_macLengths.Any(length => IsMac(text, ':', length, 2) || IsMac(text, '-', length, 2) || IsMac(text, '.', length / 2, 4))
            ? text
            : throw new FormatException($"'{text}' is not a hardware address: write six bytes, such as 02:42:ac:11:00:99.");

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text, perhaps with blanks around it.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static IPAddress Address(string text) =>
        AddressText.TryParse(text.Trim(), out IPAddress? address)
            ? address
            : throw new FormatException($"'{text}' is not an IP address: write one such as 10.0.0.5 or fd00::5.");

    /// <summary>Reads a domain to search names in.</summary>
    /// <param name="text">The text; a single dot for none.</param>
    /// <returns>The domain, without the dot at its end.</returns>
    /// <exception cref="FormatException">The text is no domain.</exception>
    public static string SearchDomain(string text)
    {
        string domain = text.Trim(' ');
        if (domain == ".")
        {
            return domain;
        }

        Match match = DomainPattern().Match(domain);
        return match.Success && domain.Any(char.IsAsciiLetter) && match.Groups[1].Length <= LongestDomain
            ? match.Groups[1].Value
            : throw new FormatException($"'{text}' is not a domain: write one such as example.org, or a dot for none.");
    }

    /// <summary>Tells what is wrong with the name of a network to be.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A sentence; null when nothing is.</returns>
    public static string? ProblemOfName(string name) => name switch
    {
        _ when name.Trim() != name || name.Length == 0 => $"'{name}' begins or ends with a blank.",
        "." or ".." => $"'{name}' names a folder, so that nobody could name the network to the engine.",
        _ when name.Contains('/') => $"'{name}' has a slash, so that nobody could name the network to the engine.",
        _ when NetworkSpec.SharedContainer(name) is not null => $"'{name}' means the network of a container, and no other.",
        _ => null,
    };

    private static bool IsMac(string text, char separator, int count, int digits)
    {
        string[] parts = text.Split(separator);
        return parts.Length == count && parts.All(part => part.Length == digits && IsHexadecimal(part));
    }

    private static bool IsHexadecimal(string text) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)\.?\s*\z")]
    private static partial Regex DomainPattern();
}

using System.Globalization;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>The URL of a port, as links have it: <c>tcp://172.17.0.2:5432</c>.</summary>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Address">The address.</param>
/// <param name="Port">The port.</param>
internal readonly partial record struct LinkUrl(string Protocol, string Address, int Port)
{
    /// <summary>Reads a URL.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">The URL.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, out LinkUrl url)
    {
        Match match = Pattern().Match(text);
        bool valid = match.Success && AddressText.TryParse(match.Groups["address"].Value, out _);
        url = valid
            ? new LinkUrl(
                match.Groups["protocol"].Value,
                match.Groups["address"].Value,
                int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture))
            : default;
        return valid;
    }

    /// <summary>The URL.</summary>
    /// <returns>The URL as text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Protocol}://{Address}:{Port}");

    [GeneratedRegex(@"^(?<protocol>[a-z]+)://(?<address>.+):(?<port>[0-9]{1,5})\z")]
    private static partial Regex Pattern();
}

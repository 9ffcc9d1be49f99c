using System.Net;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Reads hosts files.</summary>
public static class HostsFile
{
    /// <summary>Reads the lines that give names to an address, and skips all others.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The lines, in their order.</returns>
    public static IReadOnlyList<HostsLine> Parse(string text) =>
        [.. text.Split('\n').Select(Read).OfType<HostsLine>()];

    private static HostsLine? Read(string line)
    {
        string[] words = line.Split('#')[0].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && AddressText.TryParse(words[0], out IPAddress? address)
            ? new HostsLine(address, [.. words[1..]])
            : null;
    }
}

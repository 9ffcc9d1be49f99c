using System;
using System.Collections.Generic;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>Reads hosts files.</summary>
public static class HostsFile
{
    /// <summary>Reads the lines that give names to an address, and skips all others.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The lines, in their order.</returns>
    public static IReadOnlyList<HostsLine> Parse(string text)
    {
        var lines = new List<HostsLine>();
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split('#')[0]
                .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && AddressText.TryParse(words[0], out IPAddress? address))
            {
                lines.Add(new HostsLine(address, words[1..]));
            }
        }

        return lines;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>Reads the kernel's tables of sockets, <c>/proc/net/tcp</c> and <c>/proc/net/tcp6</c>.</summary>
public static class SocketTable
{
    // 127.0.0.11, where the engine's own name server listens on networks of users.
    private const string NameServer = "0B00007F";

    private const string Listening = "0A";
    private const int AddressColumn = 1;
    private const int StateColumn = 3;

    /// <summary>Finds the ports that something listens at, at whatever address.</summary>
    /// <param name="text">The tables, one after the other.</param>
    /// <returns>The ports.</returns>
    public static IReadOnlySet<int> ListeningPorts(string text)
    {
        var ports = new HashSet<int>();
        foreach (string line in text.Split('\n'))
        {
            string[] columns = line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > StateColumn
                && columns[StateColumn] == Listening
                && columns[AddressColumn].Split(':') is [var address, var port]
                && address != NameServer
                && int.TryParse(port, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number))
            {
                ports.Add(number);
            }
        }

        return ports;
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>
/// Reads the kernel's tables of sockets: <c>/proc/net/tcp</c>, <c>/proc/net/udp</c> and the same for IPv6.
/// </summary>
public static class SocketTable
{
    private const string Tcp = "tcp";
    private const string Udp = "udp";

    // TCP_LISTEN; and TCP_CLOSE, which is what a datagram's socket has that is connected to nobody.
    private const string Listening = "0A";
    private const string Unconnected = "07";

    // The last column of a table's head, by which the tables are told apart.
    private const string DatagramColumn = "drops";
    private const int AddressColumn = 1;
    private const int StateColumn = 3;
    private const int WordDigits = 8;

    // Where the engine's own name server listens on networks of users.
    private static readonly IPAddress s_nameServer = IPAddress.Parse("127.0.0.11");

    /// <summary>Finds what listens.</summary>
    /// <param name="text">The tables, one after the other, each with its head.</param>
    /// <returns>The listeners, each once.</returns>
    public static IReadOnlyList<SocketListener> Listeners(string text)
    {
        var found = new List<SocketListener>();
        string protocol = Tcp;
        foreach (string line in text.Split('\n'))
        {
            string[] columns = line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            if (columns is ["sl", ..])
            {
                protocol = columns[^1] == DatagramColumn ? Udp : Tcp;
            }
            else if (columns.Length > StateColumn
                && columns[StateColumn] == (protocol == Tcp ? Listening : Unconnected)
                && columns[AddressColumn].Split(':') is [var address, var port]
                && Read(address) is IPAddress local
                && !local.Equals(s_nameServer)
                && int.TryParse(port, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number))
            {
                found.Add(new SocketListener(local, number, protocol));
            }
        }

        return [.. found.Distinct()];
    }

    // Each word of four bytes is written as a number of the machine's own byte order.
    private static IPAddress? Read(string digits)
    {
        if (digits.Length is not (WordDigits or (4 * WordDigits)))
        {
            return null;
        }

        var words = new List<uint>();
        for (int i = 0; i < digits.Length; i += WordDigits)
        {
            if (!uint.TryParse(
                digits.AsSpan(i, WordDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint word))
            {
                return null;
            }

            words.Add(word);
        }

        var address = new IPAddress([.. words.SelectMany(Bytes)]);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    // Engines run on processors that write the lowest byte first.
    private static byte[] Bytes(uint word)
    {
        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        return bytes;
    }
}

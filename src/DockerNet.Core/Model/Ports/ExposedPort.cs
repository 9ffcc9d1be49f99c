using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>A port that a container says it listens on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
internal readonly record struct ExposedPort(int Number, string Protocol)
{
    private const string Tcp = "tcp";

    /// <summary>Reads <c>5432/tcp</c> or <c>5432</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="port">The port.</param>
    /// <returns>Whether the text is a port.</returns>
    public static bool TryParse(string text, out ExposedPort port)
    {
        string[] parts = text.Split('/', 2);
        bool valid = ushort.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ushort number);
        port = new ExposedPort(number, parts.Length == 1 ? Tcp : parts[1].ToLowerInvariant());
        return valid;
    }

    /// <summary>Compares by number; of the same number tcp is first.</summary>
    public static IComparer<ExposedPort> ByNumber { get; } = Comparer<ExposedPort>.Create(static (a, b) =>
        (a.Number, a.Protocol != Tcp, a.Protocol).CompareTo((b.Number, b.Protocol != Tcp, b.Protocol)));

    /// <summary>Compares by protocol, tcp first, and then by number.</summary>
    public static IComparer<ExposedPort> ByProtocol { get; } = Comparer<ExposedPort>.Create(static (a, b) =>
        (a.Protocol != Tcp, a.Protocol, a.Number).CompareTo((b.Protocol != Tcp, b.Protocol, b.Number)));
}

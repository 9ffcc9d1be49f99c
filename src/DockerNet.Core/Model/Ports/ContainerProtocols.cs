namespace DockerNet.Wiring;

/// <summary>The protocols that ports can have.</summary>
internal static class ContainerProtocols
{
    /// <summary>The protocol of a port that names none.</summary>
    public const string Default = "tcp";

    private static readonly string[] s_all = [Default, "udp", "sctp"];

    /// <summary>Splits <c>80/udp</c>.</summary>
    /// <param name="text">The text; without a protocol, or with an empty one, it is tcp's.</param>
    /// <returns>What is before the slash, and the protocol in lower case.</returns>
    public static (string Ports, string Protocol) Split(string text)
    {
        string[] parts = text.Split('/', 2);
        return (parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1].ToLowerInvariant() : Default);
    }

    /// <summary>Tells what is wrong with a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Problem(string protocol) =>
        s_all.Contains(protocol) ? null : $"'{protocol}' is neither tcp, udp nor sctp";

    /// <summary>Writes ports with their protocol, unless it is the default one.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The ports as text.</returns>
    public static string Join(string ports, string protocol) =>
        protocol == Default ? ports : $"{ports}/{protocol}";
}

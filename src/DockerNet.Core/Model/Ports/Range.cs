using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>A port, or several in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, which may be the first.</param>
internal readonly record struct PortRange(int First, int Last)
{
    /// <summary>How many ports it has.</summary>
    public int Count => Last - First + 1;

    /// <summary>Each of its ports.</summary>
    public IEnumerable<int> All => Enumerable.Range(First, Count);

    /// <summary>Tells whether a port is one of its own.</summary>
    /// <param name="port">The port.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(int port) => port >= First && port <= Last;

    /// <summary>Reads <c>80</c> or <c>80-90</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range.</param>
    /// <returns>Whether the text is a range.</returns>
    public static bool TryParse(string text, out PortRange range)
    {
        string[] parts = text.Split('-', 2);
        bool valid = TryPort(parts[0], out int first) & TryPort(parts[^1], out int last);
        range = new PortRange(first, last);
        return valid && first <= last;
    }

    /// <summary>The range as <c>80-90</c>, or <c>80</c> when it has one port.</summary>
    /// <returns>The range as text.</returns>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static bool TryPort(string text, out int port)
    {
        bool valid = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number);
        port = number;
        return valid && text.All(char.IsAsciiDigit);
    }
}

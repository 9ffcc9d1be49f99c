namespace DockerNet.Wiring;

/// <summary>How many items there are of a kind, and the first of them by name.</summary>
internal sealed class ItemNames
{
    private const int Most = 3;

    private readonly List<string> _first = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="name">Its name.</param>
    public void Add(string name)
    {
        if (Count++ < Most)
        {
            _first.Add(name);
        }
    }

    /// <summary>The number and the names.</summary>
    /// <returns>As it reads at the beginning of a sentence.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Count} item{(Count == 1 ? "" : "s")} ({string.Join(", ", _first)}{(Count > Most ? ", ..." : "")})");
}

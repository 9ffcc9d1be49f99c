using System.Collections.ObjectModel;

namespace DockerNet;

/// <summary>
/// Values by name that cannot be changed, such as labels. It is used as a dictionary is; beyond that it is one text where only
/// one has room, such as in a cell of a CSV file.
/// </summary>
public sealed class ValueMap : ReadOnlyDictionary<string, string>
{
    internal ValueMap(IDictionary<string, string> values)
        : base(values)
    {
    }

    internal static ValueMap None { get; } = new(new Dictionary<string, string>());

    /// <summary>Makes it of a dictionary.</summary>
    /// <param name="values">The values by name.</param>
    public static implicit operator ValueMap(Dictionary<string, string> values) => new(values);

    /// <summary>All as <c>name=value</c>, with commas between them.</summary>
    /// <returns>The values as text.</returns>
    public override string ToString() => string.Join(", ", this.Select(static one => one.Value.Length > 0 ? $"{one.Key}={one.Value}" : one.Key));
}

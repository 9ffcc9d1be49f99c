using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

namespace DockerNet;

/// <summary>
/// Values that cannot be changed. It is used as an array is; beyond that it is one text where only one has room, such as in a
/// cell of a CSV file.
/// </summary>
/// <typeparam name="T">What it has.</typeparam>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
public sealed class ValueList<T> : ReadOnlyCollection<T>
{
    internal ValueList(T[] values)
        : base(values)
    {
    }

    /// <summary>How many there are, as of an array.</summary>
    public int Length => Count;

    /// <summary>Makes it of an array.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator ValueList<T>(T[] values) => new(values);

    /// <summary>All values with commas between them.</summary>
    /// <returns>The values as text.</returns>
    public override string ToString() => string.Join(", ", this);
}

namespace DockerNet;

/// <summary>Makes lists of what is written between brackets.</summary>
internal static class ValueListBuilder
{
    /// <summary>Makes a list.</summary>
    /// <typeparam name="T">What it has.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray());
}

namespace DockerNet.Wiring;

/// <summary>An engine's release. A number alone is the first one of its generation.</summary>
/// <param name="Major">The generation.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Patch">The third number.</param>
internal readonly record struct EngineRelease(int Major, int Minor = 0, int Patch = 0)
{
    /// <summary>Makes a release of a generation.</summary>
    /// <param name="generation">The generation.</param>
    public static implicit operator EngineRelease(int generation) => new(generation);

    /// <summary>Tells which of two is older.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether this one is.</returns>
    public bool IsBefore(EngineRelease other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) < 0;

    /// <summary>The release as engines write it.</summary>
    /// <returns>The release as text.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}

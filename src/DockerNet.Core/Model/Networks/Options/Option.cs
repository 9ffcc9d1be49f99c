namespace DockerNet.Wiring;

/// <summary>An option of a network, or of a container's place on one, that the engine's own drivers know.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, in short.</param>
internal sealed record NetworkOption(string Name, string Meaning)
{
    /// <summary>The drivers that know it.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>The values that there are; none where they are not to be listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What an engine must be able to do for it; null where all can.</summary>
    public EngineCapability? Capability { get; init; }

    /// <summary>What an engine must be able to do for some of the values.</summary>
    public IReadOnlyDictionary<string, EngineCapability> ValueCapabilities { get; init; } = new Dictionary<string, EngineCapability>();

    /// <summary>Tells what a value asks of an engine.</summary>
    /// <param name="value">The value.</param>
    /// <returns>What it needs; null where all have it.</returns>
    public EngineNeed? Need(string value) =>
        ValueCapabilities.TryGetValue(value, out EngineCapability wider) ? new(wider, $"option {Name}={value}")
        : Capability is EngineCapability known ? new(known, $"option {Name}")
        : null;
}

namespace DockerNet.Wiring;

/// <summary>What a container is to reach.</summary>
/// <param name="Host">The name or the address, as the container knows it.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Port">At which port; 0 when the way has none.</param>
public sealed record ProbeTarget(string Host, ProbeKind Kind, int Port = 0)
{
    private const int LongestName = 253;

    /// <summary>
    /// Whether any resolver could know the text. No other text ever reaches a tool, which might take it for an option.
    /// </summary>
    public bool IsPlausible =>
        Host.Length is > 0 and <= LongestName
        && Host[0] != '-'
        && !Host.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c));
}

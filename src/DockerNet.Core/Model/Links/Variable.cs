namespace DockerNet.Wiring;

/// <summary>An environment variable that a legacy link gives to its recipient.</summary>
/// <param name="Alias">The link's alias.</param>
/// <param name="Kind">What the variable says.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Port">The port that it speaks of; null when it speaks of none.</param>
/// <param name="Protocol">tcp, udp or sctp; null when it speaks of no port.</param>
public sealed record LinkVariable(
    string Alias, LinkVariableKind Kind, string Name, string Value, int? Port, string? Protocol);

namespace DockerNet.Wiring;

/// <summary>A port that a legacy link opens on a default bridge whose members do not reach each other.</summary>
/// <param name="Recipient">The container that has the link.</param>
/// <param name="RecipientAddress">Its address.</param>
/// <param name="Source">The container that it leads to.</param>
/// <param name="SourceAddress">Its address.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Port">The port that the source exposes.</param>
public sealed record FirewallLink(
    string Recipient, string RecipientAddress, string Source, string SourceAddress, string Protocol, int Port);

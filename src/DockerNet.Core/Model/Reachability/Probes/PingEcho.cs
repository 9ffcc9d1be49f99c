using System.Net;

namespace DockerNet.Wiring;

/// <summary>What came of one ping.</summary>
/// <param name="Received">Whether there was an answer.</param>
/// <param name="Time">How long it took; null when there was none or the tool did not tell.</param>
/// <param name="Address">The address that was pinged; null when the tool did not tell.</param>
/// <param name="Reason">Why there was no answer, as a sentence; null when there was one.</param>
/// <param name="Failure">The kind of reason.</param>
public sealed record PingEcho(bool Received, TimeSpan? Time, IPAddress? Address, string? Reason, ProbeFailure Failure);

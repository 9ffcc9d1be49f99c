namespace DockerNet.Wiring;

/// <summary>A range that the engine's host knows a way to.</summary>
/// <param name="Subnet">The range.</param>
/// <param name="Interface">The interface that leads there.</param>
public sealed record HostRoute(string Subnet, string Interface);

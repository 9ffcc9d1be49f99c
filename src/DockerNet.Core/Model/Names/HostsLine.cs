using System.Net;

namespace DockerNet.Wiring;

/// <summary>A line of a hosts file.</summary>
/// <param name="Address">The address.</param>
/// <param name="Names">All names that it has.</param>
public sealed record HostsLine(IPAddress Address, string[] Names);

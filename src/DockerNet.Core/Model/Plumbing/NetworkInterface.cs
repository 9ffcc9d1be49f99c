namespace DockerNet.Wiring;

/// <summary>A network interface of one network namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its number there.</param>
/// <param name="PeerIndex">The number of what it is joined to, in that one's namespace; its own when that is nothing.</param>
/// <param name="MacAddress">Its hardware address; empty when it has none.</param>
/// <param name="MasterIndex">The number of the bridge that it is plugged into; 0 for none.</param>
/// <param name="Addresses">Its addresses with their prefixes.</param>
public sealed record NetworkInterface(
    string Name, int Index, int PeerIndex, string MacAddress, int MasterIndex, string[] Addresses);

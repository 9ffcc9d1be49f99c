namespace DockerNet.Wiring;

/// <summary>
/// How a container lost the network that it shared. What runs in it keeps the namespace as it was, without any network but its
/// loopback, and has it together with the others that were left behind there.
/// </summary>
/// <param name="Whose">The id of the container whose network it was.</param>
/// <param name="Text">What happened, to follow the container's name.</param>
internal sealed record ReachabilityLoss(string Whose, string Text);

namespace DockerNet.Engine.Connection;

/// <summary>What is seen of an engine on this computer that it does not tell itself; null for what cannot be seen.</summary>
/// <param name="IPv6">Whether its host has IPv6.</param>
/// <param name="LinkVariables">Whether its environment has it give the variables of links.</param>
internal readonly record struct LocalFacts(bool? IPv6, bool? LinkVariables);

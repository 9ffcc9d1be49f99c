namespace DockerNet.Engine.Connection;

/// <summary>A context of the docker client.</summary>
/// <param name="Description">What whoever made it says of it; empty for nothing.</param>
/// <param name="Host">The engine's address.</param>
/// <param name="Tls">The keys that it brings; null when it brings none.</param>
internal sealed record StoredContext(string Description, string Host, TlsSettings? Tls);

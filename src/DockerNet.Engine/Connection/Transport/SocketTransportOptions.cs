namespace DockerNet.Engine.Connection;

/// <summary>What the transport needs to know.</summary>
/// <param name="Endpoint">The engine's endpoint.</param>
internal sealed record SocketTransportOptions(EngineEndpoint Endpoint);

namespace DockerNet.Engine.Connection;

/// <summary>Where an engine is, how to trust it and how to speak to it. Equal endpoints share one connection.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Host">What reconnects to it in the same way: the address, or the context that brings its keys.</param>
/// <param name="Tls">How the connection is kept safe; null when it is not encrypted.</param>
/// <param name="ApiVersion">The version of the API to ask for; null for the engine's newest.</param>
internal sealed record EngineEndpoint(Uri Address, string Host, TlsSettings? Tls, Version? ApiVersion);

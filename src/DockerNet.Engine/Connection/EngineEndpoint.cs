using System;

namespace DockerNet.Engine.Connection;

/// <summary>Where an engine is and how to trust it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Host">What reconnects to it in the same way: the address, or the context that brings its keys.</param>
/// <param name="Tls">How the connection is kept safe; null when it is not encrypted.</param>
internal sealed record EngineEndpoint(Uri Address, string Host, TlsSettings? Tls);

/// <summary>How an encrypted connection is kept safe.</summary>
/// <param name="Folder">The folder with ca.pem, cert.pem and key.pem, of which each may be missing.</param>
/// <param name="Verify">Whether the engine must prove who it is.</param>
internal sealed record TlsSettings(string Folder, bool Verify);

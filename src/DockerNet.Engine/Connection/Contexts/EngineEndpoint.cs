namespace DockerNet.Engine.Connection;

/// <summary>Where an engine is, how to trust it and how to speak to it. Equal endpoints share one connection.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Location">The address as users write it.</param>
/// <param name="Tls">How the connection is kept safe; null when it is not encrypted.</param>
/// <param name="ApiVersion">The version of the API to ask for; null for the engine's newest.</param>
internal sealed record EngineEndpoint(Uri Address, string Location, TlsSettings? Tls, Version? ApiVersion)
{
    /// <summary>What reconnects to it in the same way: the address, or the context that brings its keys.</summary>
    public string Host { get; init; } = Location;

    /// <summary>Whether the engine is reached without the network's own HTTP, through a file or another program.</summary>
    public bool HasNoHost => Address.Scheme is "unix" or "npipe" or "ssh";
}

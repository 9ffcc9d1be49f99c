using Docker.DotNet;

namespace DockerNet.Engine.Connection;

/// <summary>Makes the client of an engine.</summary>
internal static class ClientFactory
{
    // What the engine's URLs have for a host when it is reached through a file or another program.
    private static readonly Uri s_local = new("http://localhost/");

    /// <summary>Makes the client.</summary>
    /// <param name="endpoint">The engine's endpoint.</param>
    /// <param name="spoken">Where is kept which version of the API is spoken.</param>
    /// <returns>The client. Nothing has been sent yet.</returns>
    public static DockerClient Create(EngineEndpoint endpoint, SpokenVersion spoken)
    {
        return new DockerClientBuilder()
            .WithEndpoint(endpoint.HasNoHost ? s_local : endpoint.Address)
            .WithTimeout(System.Threading.Timeout.InfiniteTimeSpan)
            .WithApiVersion(endpoint.ApiVersion)
            .WithAuthProvider(new EngineAuthentication(endpoint, spoken))
            .WithTransportOptions(SocketTransport.Instance, new SocketTransportOptions(endpoint))
            .Build();
    }
}

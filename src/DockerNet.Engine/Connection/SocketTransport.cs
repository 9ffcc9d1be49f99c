using System;
using System.IO;
using System.IO.Pipes;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.NativeHttp;
using Microsoft.Extensions.Logging;

namespace DockerNet.Engine.Connection;

/// <summary>What the transport needs to know.</summary>
/// <param name="Endpoint">The engine's endpoint.</param>
internal sealed record SocketTransportOptions(EngineEndpoint Endpoint);

/// <summary>
/// Reaches every engine, through a file or the network, with the platform's own HTTP: it keeps connections open between
/// calls, and stops at once when asked to.
/// </summary>
internal sealed class SocketTransport : IDockerHandlerFactory<SocketTransportOptions>
{
    // An engine that restarts closes its connections. A short life makes it unlikely to meet one that is just closing.
    private static readonly TimeSpan s_idleLife = TimeSpan.FromSeconds(15);

    private SocketTransport()
    {
    }

    public static SocketTransport Instance { get; } = new();

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        throw new NotSupportedException("An endpoint is needed.");

    public ResolvedTransport CreateHandler(
        SocketTransportOptions transportOptions, ResolvedClientOptions clientOptions, ILogger logger)
    {
        var options = new NativeHttpTransportOptions
        {
            ConfigureHandler = handler => Configure(handler, transportOptions.Endpoint.Address),
        };
        return DockerHandlerFactory.Instance.CreateHandler(options, clientOptions, logger);
    }

    public async Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        new HijackedStream(await content.ReadAsStreamAsync().ConfigureAwait(false));

    private static void Configure(SocketsHttpHandler handler, Uri address)
    {
        handler.MaxConnectionsPerServer = int.MaxValue;
        handler.PooledConnectionIdleTimeout = s_idleLife;
        handler.AllowAutoRedirect = false;
        if (address.Scheme is "unix" or "npipe")
        {
            handler.UseProxy = false;
            handler.ConnectCallback = (_, token) => address.Scheme == "unix"
                ? ConnectSocketAsync(address.LocalPath, token)
                : ConnectPipeAsync(address, token);
        }
    }

    private static async ValueTask<Stream> ConnectSocketAsync(string path, CancellationToken token)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> ConnectPipeAsync(Uri address, CancellationToken token)
    {
        // npipe://./pipe/docker_engine: server ".", name "docker_engine".
        string name = address.AbsolutePath.Replace("/pipe/", "", StringComparison.OrdinalIgnoreCase).Trim('/');
        var pipe = new NamedPipeClientStream(address.Host, name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(token).ConfigureAwait(false);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}

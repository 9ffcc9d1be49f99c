using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.NativeHttp;
using DockerNet.Contracts;
using Microsoft.Extensions.Logging;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Reaches every engine, through a file or the network, with the platform's own HTTP: it keeps connections open between
/// calls, and stops at once when asked to.
/// </summary>
internal sealed class SocketTransport : IDockerHandlerFactory<SocketTransportOptions>
{
    private const int MostAsked = 3;

    // Linux' TCP_USER_TIMEOUT, for which the platform has no name: nothing is asked while something sent is not yet received.
    private const int TcpLevel = 6;
    private const int TcpUserTimeout = 18;

    // An engine that restarts closes its connections. A short life makes it unlikely to meet one that is just closing.
    private static readonly TimeSpan s_idleLife = TimeSpan.FromSeconds(15);

    // A pipe that is not there is waited for, since an engine may be about to make it.
    private static readonly TimeSpan s_pipeLimit = TimeSpan.FromSeconds(2);

    // An engine that has gone without a word is found out in half a minute, be it with nothing to say or in the middle.
    private static readonly TimeSpan s_askAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_askEvery = TimeSpan.FromSeconds(5);

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
            ConfigureHandler = handler => Configure(handler, transportOptions.Endpoint),
        };
        return DockerHandlerFactory.Instance.CreateHandler(options, clientOptions, logger);
    }

    public async Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        new HijackedStream(await content.ReadAsStreamAsync().ConfigureAwait(false), ConnectionStream.Current);

    private static void Configure(SocketsHttpHandler handler, EngineEndpoint endpoint)
    {
        Uri address = endpoint.Address;
        handler.MaxConnectionsPerServer = int.MaxValue;
        handler.PooledConnectionIdleTimeout = s_idleLife;
        handler.AllowAutoRedirect = false;
        handler.PlaintextStreamFilter = static (context, _) =>
            ValueTask.FromResult<Stream>(new ConnectionStream(context.PlaintextStream));
        handler.UseProxy = !endpoint.HasNoHost && !address.IsLoopback;
        handler.ConnectCallback = (context, token) => address.Scheme switch
        {
            "unix" => ConnectSocketAsync(address.LocalPath, token),
            "npipe" => ConnectPipeAsync(address, token),
            SshCommand.Scheme => SshCommand.ConnectAsync(address, token),
            _ => ConnectHostAsync(context.DnsEndPoint, token),
        };
    }

    private static async ValueTask<Stream> ConnectHostAsync(DnsEndPoint place, CancellationToken token)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(place, token).ConfigureAwait(false);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)s_askAfter.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)s_askEvery.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, MostAsked);
            if (OperatingSystem.IsLinux())
            {
                socket.SetRawSocketOption(TcpLevel, TcpUserTimeout, BitConverter.GetBytes((int)EngineCall.Limit().TotalMilliseconds));
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
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
        catch (SocketException error) when (!File.Exists(path))
        {
            // The platform tells of an address that cannot be assigned, which helps nobody.
            socket.Dispose();
            throw new EngineException(EngineErrors.EngineUnreachable, $"there is no socket {path}", error);
        }
        catch (ArgumentException error)
        {
            socket.Dispose();
            throw new EngineException(
                EngineErrors.DockerHostInvalid, $"{path} is too long for a socket's path", error);
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
            await pipe.ConnectAsync(s_pipeLimit, token).ConfigureAwait(false);
            return pipe;
        }
        catch (TimeoutException error)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw new EngineException(EngineErrors.EngineUnreachable, $"there is no pipe {name}", error);
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}

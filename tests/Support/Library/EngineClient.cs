// What the tests themselves ask an engine with: no part of the module under test.
using System.Net.Sockets;

namespace DockerNet.Testing;

public static class EngineClient
{
    public static (int Status, string Body) Send(string host, string method, string path, byte[] body, string contentType, string registryAuth = null)
    {
        var address = new Uri(host);
        using var handler = new SocketsHttpHandler();
        if (address.Scheme == "unix")
        {
            handler.ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.LocalPath), token);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(5) };
        string root = address.Scheme == "unix" ? "http://localhost" : $"http://{address.Authority}";
        using var request = new HttpRequestMessage(new HttpMethod(method), root + path);
        if (body != null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (registryAuth != null)
        {
            request.Headers.TryAddWithoutValidation("X-Registry-Auth", registryAuth);
        }

        using HttpResponseMessage response = client.Send(request);
        return ((int)response.StatusCode, response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }
}

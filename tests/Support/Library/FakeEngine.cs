// An engine that fails in the ways that a real one will not on demand.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DockerNet.Testing;

public sealed class FakeEngine : IDisposable
{
    private static readonly HashSet<int> s_used = new();

    private readonly TcpListener _listener = Listen();
    private readonly Dictionary<string, string> _routes;
    private readonly string _behaviour;
    private readonly List<TcpClient> _clients = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _callers = new();
    private readonly X509Certificate2 _certificate;

    // With a certificate it speaks TLS, and asks its callers for theirs.
    public FakeEngine(string behaviour, Dictionary<string, string> routes, string certificate = null, string key = null)
    {
        _behaviour = behaviour;
        _routes = routes;
        if (certificate != null)
        {
            _certificate = X509Certificate2.CreateFromPemFile(certificate, key);
        }

        Host = $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Host { get; }

    // What was asked so far, as "GET /path".
    public string[] Requests => _requests.ToArray();

    // Whose certificates the callers had.
    public string[] CallerNames => _callers.ToArray();

    public void Dispose()
    {
        _listener.Stop();
        lock (_clients)
        {
            _clients.ForEach(client => client.Dispose());
        }
    }

    // The module remembers what it learnt of an address: each engine needs one that none had before.
    private static TcpListener Listen()
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            lock (s_used)
            {
                if (s_used.Add(((IPEndPoint)listener.LocalEndpoint).Port))
                {
                    return listener;
                }
            }

            listener.Stop();
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                lock (_clients)
                {
                    _clients.Add(client);
                }

                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // Stopped, be it before or while it listens.
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            Stream stream = client.GetStream();
            if (_certificate != null)
            {
                var secure = new SslStream(stream, false, (_, caller, _, _) => true);
                secure.AuthenticateAsServer(_certificate, clientCertificateRequired: true, checkCertificateRevocation: false);
                _callers.Enqueue(secure.RemoteCertificate?.Subject ?? "");
                stream = secure;
            }

            var reader = new StreamReader(stream, Encoding.ASCII);
            while (reader.ReadLine() is string first)
            {
                int length = 0;
                bool waits = false;
                while (reader.ReadLine() is { Length: > 0 } header)
                {
                    if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    {
                        length = int.Parse(header.Split(':')[1]);
                    }

                    waits |= header.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase);
                }

                // Whoever waits to be asked for the content has not sent it yet.
                reader.ReadBlock(new char[waits ? 0 : length]);

                string[] words = first.Split(' ');
                string route = $"{words[0]} {words[1].Split('?')[0]}";

                // Who asks first which version it speaks is told none, unless a test says otherwise.
                if (route == "GET /_ping" && !_routes.ContainsKey(route))
                {
                    Send(stream, "200 OK", "text/plain", "OK");
                    continue;
                }

                _requests.Enqueue(route);
                if (!Answer(stream, _routes.TryGetValue(route, out string answer) ? answer : _behaviour))
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or AuthenticationException)
        {
            // The caller has gone.
        }
    }

    // Tells whether the connection goes on.
    private static bool Answer(Stream stream, string behaviour)
    {
        switch (behaviour)
        {
            case "Hang":
                Thread.Sleep(Timeout.Infinite);
                return false;
            case "Cut":
                Write(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{\"Id\":\"");
                stream.Dispose();
                return false;
            case "HangInBody":
                Write(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{\"Id\":\"");
                Thread.Sleep(Timeout.Infinite);
                return false;
            case "Html":
                return Send(stream, "200 OK", "text/html", "<html><body>It works!</body></html>");
            case "HtmlError":
                return Send(stream, "502 Bad Gateway", "text/html", "<html><body>Bad gateway</body></html>");
            case "BadJson":
                return Send(stream, "200 OK", "application/json", "[{\"Id\": 1, ]");
            case "ServerError":
                return Send(stream, "500 Internal Server Error", "application/json", "{\"message\":\"something broke inside\"}");
            case "Full":
                // As newer engines do: they ask for the content, answer in the middle of it, and close.
                Write(stream, "HTTP/1.1 100 Continue\r\n\r\n");
                stream.ReadExactly(new byte[65536]);
                Send(stream, "500 Internal Server Error", "application/json", "{\"message\":\"write /file: no space left on device\"}");
                ((NetworkStream)stream).Socket.Shutdown(SocketShutdown.Send);
                Thread.Sleep(200);
                stream.Dispose();
                return false;
            case string endless when endless.StartsWith("Endless:"):
                // A status, and what is sent after it again and again.
                string[] parts = endless.Split(':', 3);
                byte[] part = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(parts[2], 65536 / parts[2].Length + 1)));
                Write(stream, $"HTTP/1.1 {parts[1]}\r\nContent-Type: application/json\r\nApi-Version: 1.41\r\nConnection: close\r\n\r\n");
                while (true)
                {
                    stream.Write(part);
                }

            case string raw when raw.StartsWith("Raw:"):
                stream.Write(Convert.FromBase64String(raw["Raw:".Length..]));
                stream.Dispose();
                return false;
            case string raw when raw.StartsWith("RawHang:"):
                stream.Write(Convert.FromBase64String(raw["RawHang:".Length..]));
                stream.Flush();
                Thread.Sleep(Timeout.Infinite);
                return false;
            default:
                return Send(stream, "200 OK", "application/json", behaviour);
        }
    }

    private static bool Send(Stream stream, string status, string type, string body)
    {
        Write(stream, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return true;
    }

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}

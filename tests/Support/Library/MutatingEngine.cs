using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerNet.Testing;

/// <summary>
/// An engine that gives the answers of a real one, some of them changed: which ones and how, a seed says. It ignores all filters,
/// and nothing that it is told to do happens.
/// </summary>
public sealed class MutatingEngine : IDisposable
{
    private static readonly string[] s_statuses =
        ["200 OK", "201 Created", "204 No Content", "101 UPGRADED", "301 Moved", "304 Not Modified", "400 Bad Request", "401 Unauthorized", "404 Not Found", "409 Conflict", "500 Internal Server Error", "503 Unavailable"];

    // As fills a header of eight bytes: stream, length.
    private static readonly byte[] s_output = [1, 0, 0, 0, 0, 0, 0, 6, .. "hello\n"u8, 2, 0, 0, 0, 0, 0, 0, 4, .. "bad\n"u8];

    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<string, byte[]> _answers = new();
    private readonly ConcurrentDictionary<string, int> _count = new();
    private int _answered;
    private int _mutated;
    private int _hung;

    public MutatingEngine()
    {
        // By the address of the loopback it would be known for this computer's engine, whose paths are taken for the ones here.
        IPAddress address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .First(own => own.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own));
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Host => $"tcp://{_listener.LocalEndpoint}";

    public int Seed { get; set; }

    /// <summary>How many answers of a hundred are changed.</summary>
    public int Share { get; set; } = 30;

    /// <summary>How many of a thousand changed answers end in silence, or never begin. Whoever waits for them waits.</summary>
    public int HangShare { get; set; }

    /// <summary>Whether a changed answer has one change in it, so that whoever asks asks on.</summary>
    public bool Gentle { get; set; }

    public int Answered => _answered;

    public int Mutated => _mutated;

    /// <summary>How many callers were left waiting since the seed was set.</summary>
    public int Hung => _hung;

    // What an engine has answered, by "GET /containers/NAME/json". For other names it is what there is for any.
    public void Learn(string route, byte[] answer)
    {
        _answers[route] = answer;
        _answers.TryAdd(Template(route), answer);
    }

    public void Reset(int seed)
    {
        Seed = seed;
        _count.Clear();
        _hung = 0;
    }

    public void Dispose() => _listener.Dispose();

    private static string Template(string route) =>
        Regex.Replace(route, "(?<=/(containers|networks|volumes|images|exec)/)(?!(json|create|load|get|prune)$)[^ ]+?(?=(/(json|changes|logs|wait|archive|exec|start|stop|resize|history|tag|rename|update|connect|disconnect|pause|unpause|restart))?$)", "*");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                client.NoDelay = true;
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // That was all.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                var reader = new RequestReader(stream);
                while (await reader.NextAsync().ConfigureAwait(false))
                {
                    string route = Regex.Replace(reader.Route, @" /v[\d.]+/", " /");
                    int number = _count.AddOrUpdate(route, 1, static (_, old) => old + 1);
                    var random = new Random(HashCode(route, number));
                    (byte[] answer, bool open) = Answer(route, random, out bool isChanged);
                    await reader.SkipBodyAsync().ConfigureAwait(false);
                    if (isChanged && random.Next(1000) < HangShare)
                    {
                        Interlocked.Increment(ref _hung);
                        await stream.WriteAsync(Begin(answer, random)).ConfigureAwait(false);
                        while (await stream.ReadAsync(new byte[4096]).ConfigureAwait(false) > 0)
                        {
                            // Until the caller has gone.
                        }

                        return;
                    }

                    await stream.WriteAsync(answer).ConfigureAwait(false);
                    if (!open)
                    {
                        client.Client.Shutdown(SocketShutdown.Send);
                        await Task.Delay(1).ConfigureAwait(false);
                        return;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or FormatException or InvalidOperationException)
        {
            // The caller has gone.
        }
    }

    // The same in each process, in whatever order calls come.
    private int HashCode(string route, int number)
    {
        uint hash = 2166136261;
        foreach (char c in $"{Seed} {number} {route.Split('/').Length} {route}")
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash & 0x7fffffff);
    }

    // Nothing, all up to the content, or some of it.
    private static byte[] Begin(byte[] answer, Random random)
    {
        int header = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return random.Next(3) switch
        {
            0 => [],
            1 when header > 4 => answer[..header],
            _ => answer[..random.Next(answer.Length + 1)],
        };
    }

    private (byte[] Answer, bool IsOpen) Answer(string route, Random random, out bool isChanged)
    {
        Interlocked.Increment(ref _answered);
        bool isStream = Regex.IsMatch(route, "(/logs|/exec/[^/]+/start|/archive|/get)$");
        string status = route switch
        {
            _ when route.EndsWith("/start", StringComparison.Ordinal) && route.Contains("/exec/") => "101 UPGRADED",
            _ when route.EndsWith("/create", StringComparison.Ordinal) && !route.Contains("/images/") || route.EndsWith("/exec", StringComparison.Ordinal) || route.Contains("/commit") => "201 Created",
            _ => "200 OK",
        };
        byte[] body = _answers.TryGetValue(route, out byte[] known) || _answers.TryGetValue(Template(route), out known) ? known : null;
        if (body is null)
        {
            body = isStream ? s_output : [];
            status = isStream ? status : "204 No Content";
        }

        string type = isStream ? "application/vnd.docker.raw-stream" : "application/json";
        string extra = route.EndsWith("/archive", StringComparison.Ordinal)
            ? $"X-Docker-Container-Path-Stat: {Convert.ToBase64String("{\"name\":\"x\",\"size\":4096,\"mode\":2147484141,\"mtime\":\"2026-01-01T00:00:00Z\",\"linkTarget\":\"\"}"u8)}\r\n"
            : "";
        isChanged = random.Next(100) < Share;
        if (!isChanged)
        {
            return isStream || route.StartsWith("HEAD ", StringComparison.Ordinal) ? (Message(status, type, extra, route[0] == 'H' ? [] : body, null), status[0] == '2' && route[0] == 'H') : (Message(status, type, extra, body, body.Length), true);
        }

        Interlocked.Increment(ref _mutated);
        var mutator = new AnswerMutator(random.Next());
        if (Gentle && !isStream && body.Length > 0)
        {
            byte[] other = mutator.Change(body, gently: true);
            return (Message(status, type, extra, other, other.Length), true);
        }

        switch (random.Next(isStream ? 6 : 16))
        {
            case 0:
                status = s_statuses[random.Next(s_statuses.Length)];
                byte[] reason = random.Next(3) == 0 ? body : Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "{\"message\":\"something broke\"}" : "{\"message\":null}");
                return (Message(status, type, extra, random.Next(2) == 0 ? mutator.Change(reason) : reason, null), false);
            case 1: return (Message(status, type, extra, body, body.Length + random.Next(-20, 50)), false);
            case 2: return (Chunked(status, type, extra, body, random), false);
            case 3: return (random.Next(2) == 0 ? [] : Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "SSH-2.0-x\r\n\r\n" : $"HTTP/1.1 {s_statuses[random.Next(s_statuses.Length)]}\r\n"), false);
            case 4: return (Message(status, random.Next(2) == 0 ? "text/html" : "", extra.Replace("J", "@", StringComparison.Ordinal), body, body.Length), false);
            default: return (Message(status, type, extra, isStream ? Frames(body, random) : mutator.Change(body), null), false);
        }
    }

    private static byte[] Message(string status, string type, string extra, byte[] body, int? length) =>
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{(type.Length > 0 ? $"Content-Type: {type}\r\n" : "")}{(length is int l ? $"Content-Length: {l}\r\n" : "Connection: close\r\n")}{extra}\r\n"),
        .. body,
    ];

    private static byte[] Chunked(string status, string type, string extra, byte[] body, Random random)
    {
        string length = new[] { $"{body.Length:x}", "zz", "-1", "ffffffffffffffff", "", "7fffffff", $"{body.Length / 2:x}" }[random.Next(7)];
        return
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n{extra}\r\n{length}\r\n"), .. body,
            .. Encoding.ASCII.GetBytes(random.Next(2) == 0 ? "\r\n0\r\n\r\n" : "\r\n"),
        ];
    }

    // A stream of no kind, a length without end, a header that is cut.
    private static byte[] Frames(byte[] body, Random random) => random.Next(5) switch
    {
        0 => [(byte)random.Next(3, 256), 0, 0, 0, 0, 0, 0, 2, 65, 65],
        1 => [1, 0, 0, 0, 255, 255, 255, 255, .. body],
        2 => [1, 0, 0],
        3 => body[..random.Next(body.Length + 1)],
        _ => [.. body.Select(b => random.Next(20) == 0 ? (byte)random.Next(256) : b)],
    };
}

using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerNet.Testing;

/// <summary>
/// Stands between a session and its engine, counts the calls, and cuts the session off at one of them: the engine does what
/// it was asked for, and nobody hears of it.
/// </summary>
public sealed partial class CallRelay : IDisposable
{
    private const int LongestLine = 4096;

    private static readonly string[] s_methods = { "GET /", "HEAD /", "POST /", "PUT /", "DELETE /" };

    private readonly string _path;
    private readonly string _engine;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<string> _calls = new();
    private readonly ManualResetEventSlim _reached = new();
    private TaskCompletionSource _released = new();
    private int _open;

    public CallRelay(string path, string engine)
    {
        _path = path;
        _engine = engine;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Host => $"unix://{_path}";

    /// <summary>The number of the change that is the last one; 0 for none. What only asks changes nothing.</summary>
    public int CutAt { get; set; }

    /// <summary>Whether only what changes something counts: how often a session looks is a matter of time.</summary>
    public bool ChangesOnly { get; set; }

    /// <summary>The process that is killed at that call; 0 to let it go on, a moment after it was told of.</summary>
    public int Victim { get; set; }

    /// <summary>What the call is like that is the last one, in place of its number; null for any.</summary>
    public string Pattern { get; set; }

    /// <summary>What the calls are like that the engine never sees, and that are answered with the fault; null for none.</summary>
    public string FaultPattern { get; set; }

    /// <summary>How those are answered: ServerError, BadJson or Hang.</summary>
    public string Fault { get; set; } = "ServerError";

    /// <summary>The answer to those, with all that belongs to HTTP, in place of the fault; null for the fault.</summary>
    public byte[] Answer { get; set; }

    /// <summary>How long the answer is held back from one who is not killed.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the answer that is held back is lost, as when the engine ends meanwhile.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>What was asked, as "GET /path".</summary>
    public string[] Calls
    {
        get
        {
            lock (_calls)
            {
                return _calls.ToArray();
            }
        }
    }

    /// <summary>How many calls there were that change something.</summary>
    public int Changes => Calls.Count(IsChange);

    /// <summary>Begins to count anew.</summary>
    public void Reset(int cutAt, int victim)
    {
        lock (_calls)
        {
            _calls.Clear();
        }

        _reached.Reset();
        _released = new TaskCompletionSource();
        Victim = victim;
        CutAt = cutAt;
    }

    /// <summary>Passes on the answer that is held back.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Waits until the call has come.</summary>
    public bool WaitForCut(TimeSpan patience) => _reached.Wait(patience);

    /// <summary>
    /// Waits until the engine has done all that it was asked for. It goes on with what a session asked that was killed, and
    /// what comes of it nobody can take away before it is there.
    /// </summary>
    public bool WaitForEngine(TimeSpan patience) => SpinWait.SpinUntil(() => Volatile.Read(ref _open) == 0, patience);

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    // A call is told without the version that it is made in.
    [GeneratedRegex(@"^([A-Z]+) /v[0-9.]+/")]
    private static partial Regex Version();

    private static bool IsChange(string call) =>
        !call.StartsWith("GET ", StringComparison.Ordinal) && !call.StartsWith("HEAD ", StringComparison.Ordinal);

    private byte[] Faulty()
    {
        (string status, string body) = Fault == "BadJson"
            ? ("200 OK", "[{\"Id\": 1, ]")
            : ("500 Internal Server Error", "{\"message\":\"something broke inside\"}");
        return Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptAsync().ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // That was all.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        Interlocked.Increment(ref _open);
        try
        {
            using var outer = new NetworkStream(client, ownsSocket: true);
            using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine)).ConfigureAwait(false);
            using var inner = new NetworkStream(engine);
            int number = 0;
            bool isGone = false;
            byte[] buffer = new byte[65536];
            Task asking = AskAsync();
            int count;
            while ((count = await inner.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                if (number != 0 && number == CutAt)
                {
                    number = 0;
                    _reached.Set();
                    if (Victim != 0)
                    {
                        using var victim = Process.GetProcessById(Victim);
                        victim.Kill();
                        return;
                    }

                    await Task.WhenAny(_released.Task, Task.Delay(Patience)).ConfigureAwait(false);
                    if (LosesAnswer)
                    {
                        return;
                    }
                }

                if (!isGone)
                {
                    isGone = !await TryAnswerAsync(outer, buffer.AsMemory(0, count)).ConfigureAwait(false);
                }
            }

            async Task AskAsync()
            {
                try
                {
                    byte[] question = new byte[65536];
                    int length;
                    while ((length = await outer.ReadAsync(question).ConfigureAwait(false)) > 0)
                    {
                        // A connection is used again, and nobody asks before the last answer is read.
                        string line = Version().Replace(Encoding.ASCII.GetString(question, 0, Math.Min(length, LongestLine)).Split('\r')[0], "$1 /");
                        if (!(ChangesOnly && (line.StartsWith("GET ", StringComparison.Ordinal) || line.StartsWith("HEAD ", StringComparison.Ordinal)))
                            && s_methods.Any(method => line.StartsWith(method, StringComparison.Ordinal)) && line.Contains(" HTTP/", StringComparison.Ordinal))
                        {
                            lock (_calls)
                            {
                                _calls.Add(line.Split(" HTTP/")[0]);
                                number = Pattern != null
                                    ? (!_reached.IsSet && Regex.IsMatch(_calls[^1], Pattern) ? CutAt = _calls.Count : 0)
                                    : IsChange(line) ? _calls.Count(IsChange) : 0;
                            }
                        }

                        if (FaultPattern != null && line.Contains(" HTTP/", StringComparison.Ordinal) && Regex.IsMatch(line.Split(" HTTP/")[0], FaultPattern))
                        {
                            if (Answer != null || Fault != "Hang")
                            {
                                await outer.WriteAsync(Answer ?? Faulty()).ConfigureAwait(false);
                            }

                            continue;
                        }

                        await inner.WriteAsync(question.AsMemory(0, length)).ConfigureAwait(false);
                    }
                }
                finally
                {
                    // One that is killed in the middle of a question may break off in another way than by its end.
                    engine.Shutdown(SocketShutdown.Send);
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or ArgumentException)
        {
            // One of both has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    // The engine's answer is read to its end even if nobody hears of it.
    private static async Task<bool> TryAnswerAsync(NetworkStream outer, ReadOnlyMemory<byte> answer)
    {
        try
        {
            await outer.WriteAsync(answer).ConfigureAwait(false);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Pings with the tool that a container has. Each request is a command of its own: so no request goes on in the
/// container
/// when the caller stops, and the tools' differences in counting and pausing do not matter.
/// </summary>
internal sealed class Pinger
{
    private const string Tool = "ping";
    private const string NoMethod = "none";
    private const string NoNames = "On the default bridge only a link gives a container's name to another.";

    private readonly IEngine _engine;
    private readonly int _count;
    private readonly TimeSpan _interval;
    private readonly string _seconds;

    public Pinger(IEngine engine, int count, TimeSpan interval, TimeSpan timeout)
    {
        _engine = engine;
        _count = count;
        _interval = interval;
        _seconds = Math.Max(1, Math.Ceiling(timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Pings one target from one container.</summary>
    /// <param name="source">The container.</param>
    /// <param name="target">The name or address.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of it.</returns>
    public async Task<PingResult> RunAsync(Container source, string target, CancellationToken token)
    {
        var echoes = new List<PingEcho>();
        for (int i = 0; i < _count; i++)
        {
            if (i > 0)
            {
                await Task.Delay(_interval, token);
            }

            PingEcho echo = await SendAsync(source, target, token);
            echoes.Add(echo);
            if (IsHopeless(echo.Failure))
            {
                break;
            }
        }

        return Summarize(source, target, echoes);
    }

    private async Task<PingEcho> SendAsync(Container source, string target, CancellationToken token)
    {
        try
        {
            ProcessOutput output = await _engine.Exec.RunAsync(
                source.Id, new ExecRequest { Command = [Tool, "-c", "1", "-W", _seconds, "--", target] }, token);
            return PingOutput.Parse(output.Output, output.Error, output.ExitCode);
        }
        catch (EngineException error) when (error.Kind == EngineErrorKind.CommandNotFound)
        {
            return new PingEcho(false, null, null, $"The image of '{source.Name}' has no {Tool}.", PingFailure.NoTool);
        }
    }

    // What the next request would fail of as well, before anything is sent.
    private static bool IsHopeless(PingFailure failure) =>
        failure is PingFailure.NameNotResolved or PingFailure.NoTool or PingFailure.NotPermitted or PingFailure.Other;

    // What surprises most: on the network that containers are on by default, they do not know each other's names.
    private static string Explain(Container source, PingEcho echo) =>
        echo.Failure == PingFailure.NameNotResolved && source.Networks.All(static n => n.Network == LinkRules.DefaultBridge)
            ? $"{echo.Reason} {NoNames}"
            : echo.Reason ?? "";

    private PingResult Summarize(Container source, string target, List<PingEcho> echoes)
    {
        List<TimeSpan> times = [.. echoes.Where(static e => e.Received).Select(static e => e.Time ?? TimeSpan.Zero)];
        PingEcho last = echoes[^1];
        bool tested = last.Failure is not (PingFailure.NoTool or PingFailure.NotPermitted or PingFailure.Other);
        bool reached = times.Count > 0;
        return new PingResult
        {
            Source = source.Name,
            Target = target,
            Address = echoes.Select(static e => e.Address).FirstOrDefault(static a => a is not null)
                ?? (IPAddress.TryParse(target, out IPAddress? literal) ? literal : null),
            Sent = echoes.Count(static e => !IsHopeless(e.Failure)),
            Received = times.Count,
            MinimumTime = reached ? times.Min() : null,
            AverageTime = reached ? TimeSpan.FromTicks((long)times.Average(static t => t.Ticks)) : null,
            MaximumTime = reached ? times.Max() : null,
            Reachable = tested ? reached : null,
            Method = tested ? Tool : NoMethod,
            Reason = reached ? "" : Explain(source, last),
            DockerHost = _engine.Host,
        };
    }
}

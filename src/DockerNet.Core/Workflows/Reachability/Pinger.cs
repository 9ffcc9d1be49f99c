using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Pings from inside containers. Each request is a command of its own: so no request goes on in the container when the
/// caller stops, and the tools' differences in counting and pausing do not matter.
/// </summary>
internal sealed class Pinger(IEngine engine, ContainerProber prober, ProbeExplainer explainer, int count, TimeSpan interval, TimeSpan timeout)
{
    /// <summary>Pings targets from one container, all at the same time.</summary>
    /// <param name="source">The container.</param>
    /// <param name="targets">The names or addresses.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of it, for each target.</returns>
    public async Task<IReadOnlyList<PingResult>> RunAsync(
        Container source, IReadOnlyList<string> targets, CancellationToken token)
    {
        List<ProbeOutcome>[] echoes = [.. targets.Select(static _ => new List<ProbeOutcome>())];
        int[] hopeful = [.. Enumerable.Range(0, targets.Count)];
        for (int round = 0; round < count && hopeful.Length > 0; round++)
        {
            if (round > 0)
            {
                await Task.Delay(interval, token);
            }

            IReadOnlyList<ProbeOutcome> outcomes = await prober.RunAsync(
                source, [.. hopeful.Select(i => new ProbeTarget(targets[i], ProbeKind.Ping))], timeout, token);
            foreach ((int i, ProbeOutcome outcome) in hopeful.Zip(outcomes))
            {
                echoes[i].Add(outcome);
            }

            hopeful = [.. hopeful.Where(i => IsSent(echoes[i][^1]))];
        }

        var results = new List<PingResult>();
        foreach ((string target, List<ProbeOutcome> sent) in targets.Zip(echoes))
        {
            results.Add(await SummarizeAsync(source, target, sent, token));
        }

        return results;
    }

    // What was not even sent would not be the next time either.
    private static bool IsSent(ProbeOutcome outcome) => outcome.Tested && outcome.Failure != ProbeFailure.NameNotResolved;

    private async Task<PingResult> SummarizeAsync(Container source, string target, List<ProbeOutcome> echoes, CancellationToken token)
    {
        List<TimeSpan> times =
            [.. echoes.Where(static e => e.Reachable == true).Select(static e => e.Time ?? TimeSpan.Zero)];
        ProbeOutcome last = echoes[^1];
        bool reached = times.Count > 0;
        return new PingResult
        {
            Source = source.Name,
            Target = target,
            Address = echoes.Select(static e => e.Address).FirstOrDefault(static a => a is not null),
            Sent = echoes.Count(IsSent),
            Received = times.Count,
            MinimumTime = reached ? times.Min() : null,
            AverageTime = reached ? TimeSpan.FromTicks((long)times.Average(static t => t.Ticks)) : null,
            MaximumTime = reached ? times.Max() : null,
            Reachable = last.Tested ? reached : null,
            Method = last.Method,
            Reason = reached ? "" : await explainer.ExplainAsync(source, last, token),
            DockerHost = engine.Host,
        };
    }
}

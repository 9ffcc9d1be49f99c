using System.Globalization;
using System.Runtime.CompilerServices;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>Reading what containers have printed.</summary>
internal sealed class LogOperations(DockerClient client) : ILogOperations
{
    public async IAsyncEnumerable<OutputLine> ReadAsync(
        string container, LogRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        var parameters = new ContainerLogsParameters
        {
            ShowStdout = true,
            ShowStderr = true,
            Timestamps = true,
            Follow = request.Follow,
            Tail = request.Tail?.ToString(CultureInfo.InvariantCulture),
            Since = Moment(request.Since),
            Until = Moment(request.Until),
        };

        // An engine may answer only when there is something to tell, which only who follows waits for without an end.
        using MultiplexedStream log = await (request.Follow ? EngineCall.RunWithoutLimitAsync(OpenAsync, token) : EngineCall.RunWorkAsync(OpenAsync, token))
            .ConfigureAwait(false);
        await foreach (OutputLine line in OutputReader
            .ReadLinesAsync(log, stamped: true, isEndless: request.Follow, token)
            .ConfigureAwait(false))
        {
            yield return line;
        }

        Task<MultiplexedStream> OpenAsync(CancellationToken t) =>
            client.Containers.GetContainerLogsAsync(Reference.Container(container), parameters, t);
    }

    // The engine takes seconds since 1970, with nine digits after the point.
    private static string? Moment(DateTimeOffset? time)
    {
        if (time is not DateTimeOffset moment)
        {
            return null;
        }

        (long seconds, long ticks) = Math.DivRem(Math.Max(0, (moment - DateTimeOffset.UnixEpoch).Ticks), TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{ticks:D7}00");
    }
}

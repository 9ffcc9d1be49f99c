using System.Diagnostics;
using System.Globalization;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Tells of each request to an engine, and in words of each that changes something.</summary>
internal sealed class RequestLogHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (RequestWords.Step(request.Method, request.RequestUri!) is string step)
        {
            RunLog.Verbose($"{step}.");
        }

        var clock = Stopwatch.StartNew();
        string outcome = "no answer";
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            outcome = $"{(int)response.StatusCode} {response.StatusCode}";
            return response;
        }
        finally
        {
            RunLog.Debug(string.Create(
                CultureInfo.InvariantCulture,
                $"{RequestWords.Request(request.Method, request.RequestUri!)}: {outcome} after {clock.ElapsedMilliseconds} ms"));
        }
    }
}

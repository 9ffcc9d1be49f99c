namespace DockerNet.Engine.Connection;

/// <summary>
/// Asks for a version of the API in each request: the newest that the engine and the module both know, so that no newer engine
/// means something else. What it is, is found out before the first one.
/// </summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="endpoint">The engine's endpoint.</param>
/// <param name="spoken">The version.</param>
internal sealed class VersionHandler(HttpMessageHandler inner, EngineEndpoint endpoint, SpokenVersion spoken) : DelegatingHandler(inner)
{
    // As the uri is escaped already, nothing in it is to be put in order.
    private static readonly UriCreationOptions s_asIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly SemaphoreSlim _asking = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!spoken.IsSettled)
        {
            await AskAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false);
        }

        // The library itself writes one that somebody has asked for.
        if (endpoint.ApiVersion is null && spoken.Value is Version version)
        {
            string text = request.RequestUri!.AbsoluteUri;
            string root = Root(request.RequestUri);
            request.RequestUri = new Uri($"{root}v{version}/{text[root.Length..]}", in s_asIs);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        spoken.Hear(response);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        _asking.Dispose();
        base.Dispose(disposing);
    }

    private async Task AskAsync(Uri address, CancellationToken token)
    {
        await _asking.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (spoken.IsSettled)
            {
                return;
            }

            using var ping = new HttpRequestMessage(HttpMethod.Get, $"{Root(address)}_ping");
            using HttpResponseMessage answer = await base.SendAsync(ping, token).ConfigureAwait(false);
            spoken.Hear(answer);
            if (answer.IsSuccessStatusCode)
            {
                spoken.Settle();
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    // An engine may be behind a path of its host.
    private string Root(Uri address) =>
        $"{address.GetLeftPart(UriPartial.Authority)}{(endpoint.HasNoHost ? "/" : endpoint.Address.AbsolutePath)}";
}

namespace DockerNet.Engine.Connection;

/// <summary>Adds to a request's query what engines understand and the library leaves out.</summary>
internal sealed class ExtraQueryHandler : DelegatingHandler
{
    private static readonly AsyncLocal<string?> s_current = new();

    public ExtraQueryHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Calls with an addition to the query.</summary>
    /// <param name="query">The addition, as <c>name=value</c>; null for none.</param>
    /// <param name="call">The call.</param>
    /// <returns>Nothing, when it is done.</returns>
    public static async Task CallAsync(string? query, Func<Task> call)
    {
        s_current.Value = query;
        await call().ConfigureAwait(false);
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (s_current.Value is string query)
        {
            var uri = new UriBuilder(request.RequestUri!);
            uri.Query = uri.Query.Length > 1 ? $"{uri.Query}&{query}" : query;
            request.RequestUri = uri.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DockerNet.Engine.Connection;

/// <summary>Sends a content of our own in place of the library's, which has only the fields that it knows.</summary>
internal sealed class BodyHandler : DelegatingHandler
{
    private static readonly AsyncLocal<JsonObject?> s_current = new();

    public BodyHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Calls with a content.</summary>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <param name="body">The content.</param>
    /// <param name="call">The call. It sends a content, too.</param>
    /// <returns>The answer.</returns>
    public static async Task<T> CallAsync<T>(JsonObject body, Func<Task<T>> call)
    {
        s_current.Value = body;
        return await call().ConfigureAwait(false);
    }

    /// <summary>Calls with a content.</summary>
    /// <param name="body">The content.</param>
    /// <param name="call">The call. It sends a content, too.</param>
    /// <returns>Nothing, when it is done.</returns>
    public static async Task CallAsync(JsonObject body, Func<Task> call)
    {
        s_current.Value = body;
        await call().ConfigureAwait(false);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (s_current.Value is JsonObject body && request.Content is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return base.SendAsync(request, cancellationToken);
    }
}

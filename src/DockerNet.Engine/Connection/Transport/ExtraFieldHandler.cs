using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DockerNet.Engine.Connection;

/// <summary>Adds to a request's content a field that engines understand and the library leaves out.</summary>
internal sealed class ExtraFieldHandler : DelegatingHandler
{
    private static readonly AsyncLocal<(string Name, string Value)?> s_current = new();

    public ExtraFieldHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Calls with a further field.</summary>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <param name="field">The field; null for none.</param>
    /// <param name="call">The call.</param>
    /// <returns>The answer.</returns>
    public static async Task<T> CallAsync<T>((string Name, string Value)? field, Func<Task<T>> call)
    {
        s_current.Value = field;
        return await call().ConfigureAwait(false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (s_current.Value is (string name, string value) && request.Content is HttpContent content)
        {
            string text = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            JsonObject body = JsonNode.Parse(text)!.AsObject();
            body[name] = value;
            request.Content = JsonContent.Create(body);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

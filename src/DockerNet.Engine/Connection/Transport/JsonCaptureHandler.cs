namespace DockerNet.Engine.Connection;

/// <summary>Keeps the text of an answer for a caller who wants it as the engine wrote it.</summary>
internal sealed class JsonCaptureHandler : DelegatingHandler
{
    private static readonly AsyncLocal<JsonCapture?> s_current = new();

    public JsonCaptureHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Has the answers of this flow of calls kept from now on.</summary>
    /// <returns>Where they are kept: the last one only.</returns>
    public static JsonCapture Start() => s_current.Value = new JsonCapture();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (s_current.Value is JsonCapture capture)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            capture.Text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}

namespace DockerNet.Engine.Connection;

/// <summary>
/// Has the engine look at a request before its content is sent: one that refuses closes the connection, and whoever is
/// still sending then would not get to know why. So it is with one that has enough in the middle.
/// </summary>
internal sealed class UploadHandler : DelegatingHandler
{
    public UploadHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not StreamContent content)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var upload = new UploadContent(content);
        request.Content = upload;
        request.Headers.ExpectContinue = true;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            upload.ThrowIfCut();
        }

        return response;
    }
}

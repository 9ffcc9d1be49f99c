namespace DockerNet.Engine.Connection;

/// <summary>
/// Has the engine look at a request before its content is sent: one that refuses closes the connection, and whoever is
/// still sending then would not get to know why. So it is with one that has enough in the middle.
/// </summary>
internal sealed class UploadHandler : DelegatingHandler
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

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
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // Who sends may find out a moment later. What was given up has no answer, whose absence is not what failed.
            await Task.WhenAny(upload.Sent, Task.Delay(s_moment, cancellationToken)).ConfigureAwait(false);
            if (upload.HasStalled)
            {
                upload.ThrowIfCut();
            }

            throw;
        }

        if (response.IsSuccessStatusCode)
        {
            upload.ThrowIfCut();
        }

        return response;
    }
}

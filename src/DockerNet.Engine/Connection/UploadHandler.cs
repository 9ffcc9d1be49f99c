using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Has the engine look at a request before its content is sent: one that refuses closes the connection, and whoever is
/// still sending then would not get to know why.
/// </summary>
internal sealed class UploadHandler : DelegatingHandler
{
    public UploadHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is StreamContent)
        {
            request.Headers.ExpectContinue = true;
        }

        return base.SendAsync(request, cancellationToken);
    }
}

using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Engine.Connection;

/// <summary>Asks for a path by its bytes. The library writes a character that stands for a byte as any other one.</summary>
internal sealed partial class BytePathHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // As the uri is escaped already, nothing in it is to be put in order.
    private static readonly UriCreationOptions s_asIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string text = request.RequestUri!.AbsoluteUri;
        if (Escaped().IsMatch(text))
        {
            text = Escaped().Replace(text, static found => $"%{ByteText.Encode(Uri.UnescapeDataString(found.Value))[0]:X2}");
            request.RequestUri = new Uri(text, in s_asIs);
        }

        return base.SendAsync(request, cancellationToken);
    }

    // The whole range of such characters, and no others.
    [GeneratedRegex("%EE%B[EF]%[89AB][0-9A-F]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}

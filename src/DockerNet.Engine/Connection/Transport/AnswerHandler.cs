using System.Net;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Sees to it that no answer is longer, and none pauses longer, than one of its kind has a reason to.</summary>
internal sealed class AnswerHandler : DelegatingHandler
{
    public AnswerHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await SendInTimeAsync(request, cancellationToken).ConfigureAwait(false);
        AnswerKind kind = response.IsSuccessStatusCode ? KindOf(request.Method, request.RequestUri!.AbsolutePath) : AnswerKind.Whole;
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols && kind != AnswerKind.Output)
        {
            HttpContent inner = response.Content;
            Stream content = await inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            response.Content = new StreamContent(new AnswerStream(content, kind));
            foreach (KeyValuePair<string, IEnumerable<string>> header in inner.Headers)
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }

    // Other calls have limits of their own, or none with reason.
    private static bool IsWork(HttpRequestMessage request) =>
        request.Content is UploadContent || KindOf(request.Method, request.RequestUri!.AbsolutePath) == AnswerKind.Messages;

    // What is sent takes as long as it takes. The answer to all of it does not.
    private async Task<HttpResponseMessage> SendInTimeAsync(HttpRequestMessage request, CancellationToken token)
    {
        if (!IsWork(request))
        {
            return await base.SendAsync(request, token).ConfigureAwait(false);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Task<HttpResponseMessage> answer = base.SendAsync(request, stop.Token);
        if (request.Content is UploadContent upload)
        {
            await Task.WhenAny(answer, upload.Sent).ConfigureAwait(false);
        }

        try
        {
            return await Stall.GuardAsync(t => new ValueTask<HttpResponseMessage>(answer.WaitAsync(t)), EngineLimits.WorkTime, token)
                .ConfigureAwait(false);
        }
        catch (EngineException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static AnswerKind KindOf(HttpMethod method, string path) => path.Split('/') switch
    {
        [.., "archive"] when method == HttpMethod.Get => AnswerKind.Archive,
        [.., "images", "get"] => AnswerKind.Archive,
        [.., "containers", _, "logs"] or [.., "exec", _, "start"] => AnswerKind.Output,
        [.., "images", "create" or "load"] or [.., "build"] => AnswerKind.Messages,
        _ => AnswerKind.Whole,
    };
}

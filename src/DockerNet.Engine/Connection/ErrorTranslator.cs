using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Docker.DotNet;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Turns what the library throws into the one exception that the module knows.</summary>
internal static class ErrorTranslator
{
    private const string HttpToHttps = "HTTP request to an HTTPS server";

    /// <summary>Translates.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>The same failure as the module tells of it.</returns>
    public static EngineException Translate(Exception error) => error switch
    {
        DockerApiException api => FromAnswer(api),
        HttpRequestException { InnerException: EngineException inner } => inner,
        _ when Find<AuthenticationException>(error) is AuthenticationException refused =>
            new(EngineErrorKind.EngineCertificateInvalid, refused.Message, error),
        _ when Find<SocketException>(error) is SocketException socket => FromSocket(socket, error),
        JsonException or EndOfStreamException or InvalidDataException or FormatException =>
            new(EngineErrorKind.EngineAnswerInvalid, $"the answer is not an engine's: {error.Message}", error),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded } =>
            new(EngineErrorKind.EngineAnswerInvalid, $"the answer ended early or is none: {error.Message}", error),
        HttpRequestException or IOException =>
            new(EngineErrorKind.EngineUnreachable, Find<IOException>(error)?.Message ?? error.Message, error),
        UnauthorizedAccessException => new(EngineErrorKind.EngineAccessDenied, error.Message, error),
        TimeoutException => new(EngineErrorKind.EngineTimeout, error.Message, error),
        _ => new(EngineErrorKind.EngineError, error.Message, error),
    };

    private static EngineException FromAnswer(DockerApiException error)
    {
        string? message = EngineMessage(error.ResponseBody);
        if (message is null)
        {
            return new EngineException(
                EngineErrorKind.EngineAnswerInvalid,
                $"the answer is not an engine's (status {(int)error.StatusCode})",
                error)
            {
                StatusCode = (int)error.StatusCode,
            };
        }

        ErrorRule? rule = ErrorRules.All.FirstOrDefault(rule => rule.Pattern.IsMatch(message));
        EngineErrorKind kind = message.Contains(HttpToHttps, StringComparison.Ordinal)
            ? EngineErrorKind.EngineCertificateInvalid
            : rule?.Kind ?? ByStatus(error.StatusCode);
        string? subject = rule?.Pattern.Match(message).Groups["name"].Value;
        return new EngineException(kind, message, error)
        {
            StatusCode = (int)error.StatusCode,
            Subject = string.IsNullOrEmpty(subject) ? null : subject,
        };
    }

    private static EngineErrorKind ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => EngineErrorKind.InvalidArgument,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => EngineErrorKind.EngineAccessDenied,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => EngineErrorKind.EngineTimeout,
        _ => EngineErrorKind.EngineError,
    };

    private static EngineException FromSocket(SocketException socket, Exception error) => new(
        socket.SocketErrorCode == SocketError.AccessDenied
            ? EngineErrorKind.EngineAccessDenied
            : EngineErrorKind.EngineUnreachable,
        $"no engine answers there ({socket.Message})",
        error);

    // Engines answer in JSON, old ones now and then in plain text. A page of HTML is some other server's.
    private static string? EngineMessage(string? body)
    {
        string text = (body ?? "").Trim();
        if (text.StartsWith('<'))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("message", out JsonElement message)
                ? message.GetString()?.Trim()
                : null;
        }
        catch (JsonException)
        {
            return text.Length > 0 ? text : "the engine gave no reason";
        }
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
        {
            error = error.InnerException;
        }

        return error as T;
    }
}

using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Docker.DotNet;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Turns what the library throws into the one exception that the module knows.</summary>
internal static class ErrorTranslator
{
    private const string NoSuchPage = "page not found";

    /// <summary>Translates.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>The same failure as the module tells of it.</returns>
    public static EngineException Translate(Exception error) => error switch
    {
        DockerApiException api => FromAnswer(api),
        _ when Find<EngineException>(error) is EngineException own => own,
        _ when Find<AuthenticationException>(error) is AuthenticationException refused => Distrust(refused, error),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            Distrust(error.GetBaseException(), error),
        _ when IsTlsAlert(error) => Distrust(error.GetBaseException(), error),
        _ when Find<SocketException>(error) is SocketException socket => FromSocket(socket, error),
        _ when Find<HttpIOException>(error) is { HttpRequestError: HttpRequestError.ResponseEnded } =>
            new(EngineErrors.EngineAnswerInvalid, "the connection ended before the engine's answer did", error),
        _ when Find<HttpIOException>(error) is HttpIOException broken => NoAnswer(broken.Message, error),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded } =>
            NoAnswer(error.Message, error),
        JsonException or EndOfStreamException or InvalidDataException or FormatException or NotSupportedException
            or InvalidOperationException or ArgumentException
            or NullReferenceException or OverflowException or KeyNotFoundException or InvalidCastException or IndexOutOfRangeException => NoAnswer(error.Message, error),
        UnauthorizedAccessException => new(EngineErrors.EngineAccessDenied, error.Message, error),
        HttpRequestException or IOException or OperationCanceledException =>
            new(EngineErrors.EngineUnreachable, error.GetBaseException().Message, error),
        TimeoutException => new(EngineErrors.EngineTimeout, error.Message, error),
        _ => new(EngineErrors.EngineError, error.Message, error),
    };

    /// <summary>Makes the exception for what an engine tells of a failure.</summary>
    /// <param name="message">The engine's words.</param>
    /// <param name="otherwise">The failure, if the words are of no known kind.</param>
    /// <param name="error">What was thrown; null for words that came with a success.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The exception.</returns>
    public static EngineException FromMessage(
        string message, EngineErrorKind otherwise, Exception? error = null, int status = 0)
    {
        EngineErrorWords? words = ErrorRules.Find(message);
        string? subject = words?.Pattern.Match(message).Groups["name"].Value;
        string told = words?.Kind.Explanation is string explanation ? $"{explanation}: {message}" : message;
        return new EngineException(words?.Kind ?? otherwise, told, error)
        {
            StatusCode = status,
            Subject = string.IsNullOrEmpty(subject) ? null : subject,
        };
    }

    private static EngineException FromAnswer(DockerApiException error)
    {
        int status = (int)error.StatusCode;
        string? message = EngineMessage(error.ResponseBody);
        if (message is null || message.EndsWith(NoSuchPage, StringComparison.Ordinal))
        {
            return NoAnswer($"it has the status {status} and no reason of an engine's", error, status);
        }

        return FromMessage(message, ByStatus(error.StatusCode), error, status);
    }

    private static EngineErrorKind ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => EngineErrors.InvalidArgument,
        HttpStatusCode.Unauthorized => EngineErrors.EngineAccessDenied,
        HttpStatusCode.BadGateway => EngineErrors.EngineUnreachable,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => EngineErrors.EngineTimeout,
        _ => EngineErrors.EngineError,
    };

    /// <summary>Makes the exception for an answer that makes no sense.</summary>
    /// <param name="why">What is wrong with it.</param>
    /// <param name="error">What was thrown.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The exception.</returns>
    public static EngineException NoAnswer(string why, Exception error, int status = 0) =>
        new(EngineErrors.EngineAnswerInvalid, $"the answer is not an engine's: {why}", error) { StatusCode = status };

    private static EngineException Distrust(Exception why, Exception error) =>
        new(EngineErrors.EngineCertificateInvalid, why.Message, error);

    // With TLS 1.3 an engine that wants another certificate says so only after the handshake.
    private static bool IsTlsAlert(Exception error) =>
        error.GetBaseException() is CryptographicException or (Win32Exception and not SocketException);

    private static EngineException FromSocket(SocketException socket, Exception error) => new(
        socket.SocketErrorCode == SocketError.AccessDenied
            ? EngineErrors.EngineAccessDenied
            : EngineErrors.EngineUnreachable,
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
            text = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("message", out JsonElement message)
                && message.ValueKind == JsonValueKind.String
                ? message.GetString()!.Trim()
                : "";
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // Plain text it is.
        }

        return text.Length > 0 ? text : "the engine gave no reason";
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

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Asks the programs that the docker client leaves its passwords to: <c>docker-credential-NAME</c>.</summary>
internal static class CredentialHelper
{
    private const string ProgramPrefix = "docker-credential-";
    private const string NotFound = "credentials not found";

    // The helpers' word for a secret that is a token and no password.
    private const string TokenUser = "<token>";

    /// <summary>Asks for a registry's credential.</summary>
    /// <param name="name">The helper's name.</param>
    /// <param name="server">The registry, as the client calls it.</param>
    /// <param name="token">Stops the question.</param>
    /// <returns>The credential; null when the helper has none.</returns>
    public static async Task<AuthConfig?> GetAsync(string name, string server, CancellationToken token)
    {
        if (await RunAsync(name, "get", server, token).ConfigureAwait(false) is not string answer)
        {
            return null;
        }

        return Read(name, answer, root =>
        {
            string? user = root.GetProperty("Username").GetString();
            string? secret = root.GetProperty("Secret").GetString();
            return user == TokenUser
                ? new AuthConfig { ServerAddress = server, IdentityToken = secret }
                : new AuthConfig { ServerAddress = server, Username = user, Password = secret };
        });
    }

    /// <summary>Asks which registries a helper has credentials for.</summary>
    /// <param name="name">The helper's name.</param>
    /// <param name="token">Stops the question.</param>
    /// <returns>The registries, as the client calls them.</returns>
    public static async Task<IReadOnlyList<string>> ListAsync(string name, CancellationToken token) =>
        await RunAsync(name, "list", "", token).ConfigureAwait(false) is string answer
            ? Read(name, answer, static root => root.EnumerateObject().Select(static member => member.Name).ToArray())
            : [];

    private static T Read<T>(string name, string answer, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            return read(document.RootElement);
        }
        catch (Exception error) when (
            error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // What it answered may be a secret: neither it nor what it was read as is passed on.
            throw Failed(name, "its answer is no credential");
        }
    }

    private static async Task<string?> RunAsync(string name, string action, string input, CancellationToken token)
    {
        using Process process = Start(name, action);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(token);
            Task<string> error = process.StandardError.ReadToEndAsync(token);
            await WriteAsync(process.StandardInput, input).ConfigureAwait(false);
            await process.WaitForExitAsync(token).ConfigureAwait(false);
            string answer = await output.ConfigureAwait(false);
            if (process.ExitCode == 0)
            {
                return answer;
            }

            string reason = $"{answer} {await error.ConfigureAwait(false)}".Trim();
            return reason.Contains(NotFound, StringComparison.OrdinalIgnoreCase)
                ? null
                : throw Failed(name, reason.Length > 0 ? reason : $"it ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string name, string action)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(ProgramPrefix + name, action)
        {
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = encoding,
            StandardOutputEncoding = encoding,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw Failed(name, error.Message, error);
        }
    }

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        try
        {
            await using (input.ConfigureAwait(false))
            {
                await input.WriteAsync(text).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // It ended without reading. Its exit code will tell.
        }
    }

    private static EngineException Failed(string name, string why, Exception? error = null) =>
        new(ImageErrors.CredentialHelperFailed, $"{ProgramPrefix}{name} failed: {why}", error);
}

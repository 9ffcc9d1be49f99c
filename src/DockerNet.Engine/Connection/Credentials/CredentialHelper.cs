using System.ComponentModel;
using System.Text.Json;
using Docker.DotNet.Models;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Asks the programs that the docker client leaves its passwords to: <c>docker-credential-NAME</c>.</summary>
internal static class CredentialHelper
{
    private const string ProgramPrefix = "docker-credential-";
    private const string NamePunctuation = "-_+.";
    private const string NotFound = "credentials not found";

    // It may ask a person to unlock what it keeps.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

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

    /// <summary>Refuses what is no helper's name, before anything is looked for by it.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="EngineException">It is none.</exception>
    public static void Check(string name)
    {
        if (name.Any(static c => !char.IsLetterOrDigit(c) && !NamePunctuation.Contains(c)) || name.All(static c => c == '.'))
        {
            throw Failed(name, "a helper's name has letters, digits, '-', '_', '+' and '.' alone");
        }
    }

    private static async Task<string?> RunAsync(string name, string action, string input, CancellationToken token)
    {
        Check(name);
        string program = ExternalProgram.Find(ProgramPrefix + name) ?? throw Failed(name, "there is no such program on PATH");
        try
        {
            (int exitCode, string answer, string error) =
                await ExternalProgram.RunAsync(program, [action], input, s_limit, token).ConfigureAwait(false);
            if (exitCode == 0)
            {
                return answer;
            }

            string reason = $"{answer} {error}".Trim();
            return reason.Contains(NotFound, StringComparison.OrdinalIgnoreCase)
                ? null
                : throw Failed(name, reason.Length > 0 ? reason : $"it ended with exit code {exitCode}");
        }
        catch (Exception error) when (error is Win32Exception or IOException or TimeoutException)
        {
            throw Failed(name, error.Message, error);
        }
    }

    private static EngineException Failed(string name, string why, Exception? error = null) =>
        new(ImageErrors.CredentialHelperFailed, $"{ProgramPrefix}{name} failed: {why}", error);
}

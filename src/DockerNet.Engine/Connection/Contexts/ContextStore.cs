using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>Reads the docker client's settings and contexts. It never writes them.</summary>
internal static class ContextStore
{
    /// <summary>The context that always exists and is kept nowhere.</summary>
    public const string Default = "default";

    /// <summary>The folder of the client's settings.</summary>
    /// <returns>Its path.</returns>
    public static string ConfigFolder() =>
        Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>The context that the client uses now.</summary>
    /// <returns>Its name; null when none was chosen.</returns>
    public static string? Current() => Setting("currentContext");

    /// <summary>The keys that leave a container's terminal.</summary>
    /// <returns>The client's text for them; null when none were chosen.</returns>
    public static string? DetachKeys() => Setting("detachKeys");

    /// <summary>Lists the contexts that can be read.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Names() =>
        [Default, .. All().Select(static found => found.Name).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Lists those that cannot be read: no reason to hide the others.</summary>
    /// <returns>Their files, and what is wrong with each.</returns>
    public static IReadOnlyList<(string File, EngineException Error)> Broken() =>
        [.. All().Where(static found => found.Error is not null).Select(static found => (found.File, found.Error!))];

    /// <summary>Reads a context.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The context.</returns>
    public static StoredContext Read(string name)
    {
        string digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant();
        string file = Path.Combine(MetaFolder(), digest, "meta.json");
        if (!File.Exists(file))
        {
            throw new EngineException(
                EngineErrors.DockerContextNotFound,
                $"there is no context '{name}', only {string.Join(", ", Names().Select(static n => $"'{n}'"))}")
            {
                Subject = name,
            };
        }

        string keys = Path.Combine(ConfigFolder(), "contexts", "tls", digest, "docker");
        return ReadJson(file, root =>
        {
            JsonElement docker = root.GetProperty("Endpoints").GetProperty("docker");
            bool skipVerify = docker.TryGetProperty("SkipTLSVerify", out JsonElement skip) && skip.GetBoolean();
            string host = docker.GetProperty("Host").GetString() ?? "";
            string? description = root.TryGetProperty("Metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("Description", out JsonElement said) ? said.GetString() : null;
            return new StoredContext(
                description ?? "", host, skipVerify || Directory.Exists(keys) ? new TlsSettings(keys, !skipVerify) : null);
        });
    }

    private static string? Setting(string name)
    {
        string file = Path.Combine(ConfigFolder(), "config.json");
        return File.Exists(file)
            ? ReadJson(file, root => root.TryGetProperty(name, out JsonElement value)
                && value.GetString() is { Length: > 0 } text ? text : null)
            : null;
    }

    private static IEnumerable<(string File, string? Name, EngineException? Error)> All() => Directory.Exists(MetaFolder())
        ? Directory.EnumerateFiles(MetaFolder(), "meta.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(ReadName)
        : [];

    private static (string File, string? Name, EngineException? Error) ReadName(string file)
    {
        try
        {
            return (file, ReadJson(file, static root => root.GetProperty("Name").GetString()), null);
        }
        catch (EngineException error)
        {
            return (file, null, error);
        }
    }

    private static string MetaFolder() => Path.Combine(ConfigFolder(), "contexts", "meta");

    /// <summary>Reads one of the files of the client's settings.</summary>
    /// <typeparam name="T">What is read out of it.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>What was read.</returns>
    public static T ReadJson<T>(string file, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(SmallFile.ReadBytes(file));
            return read(document.RootElement);
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
                or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                EngineErrors.DockerHostInvalid, $"the docker client's settings in {file} cannot be read", error);
        }
    }
}

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

    /// <summary>Lists the contexts.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Names()
    {
        string folder = MetaFolder();
        return Directory.Exists(folder)
            ? [Default, .. Directory.EnumerateFiles(folder, "meta.json", SearchOption.AllDirectories)
                .Select(TryReadName)
                .OfType<string>()
                .Order(StringComparer.Ordinal)]
            : [Default];
    }

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
            return new StoredContext(
                host, skipVerify || Directory.Exists(keys) ? new TlsSettings(keys, !skipVerify) : null);
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

    // One context that cannot be read is no reason to hide the others.
    private static string? TryReadName(string file)
    {
        try
        {
            return ReadJson(file, static root => root.GetProperty("Name").GetString());
        }
        catch (EngineException)
        {
            return null;
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

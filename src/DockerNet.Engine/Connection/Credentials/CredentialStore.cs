using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Finds what the docker client has stored to log in to registries, where the client looks for it. It never writes it.
/// </summary>
internal static class CredentialStore
{
    // What the client calls the registry of all images that name none.
    private const string DefaultServer = "https://index.docker.io/v1/";
    private const string SchemeEnd = "://";

    /// <summary>Finds the credential for a registry.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="token">Stops the search.</param>
    /// <returns>The credential; null when none is stored.</returns>
    public static async Task<AuthConfig?> FindAsync(string registry, CancellationToken token)
    {
        string server = registry == ImageReference.DefaultRegistry ? DefaultServer : registry;
        Settings settings = Read();
        return settings.HelperFor(server) is string helper
            ? await CredentialHelper.GetAsync(helper, server, token).ConfigureAwait(false)
            : settings.Stored.FirstOrDefault(auth => auth.ServerAddress == server)
                ?? settings.Stored.FirstOrDefault(auth => HostOf(auth.ServerAddress) == HostOf(server));
    }

    /// <summary>Lists all that is stored, for a build that may need any of it.</summary>
    /// <param name="token">Stops the search.</param>
    /// <returns>The credentials. Those of a helper that fails are missing: the build may well do without.</returns>
    public static async Task<IReadOnlyList<AuthConfig>> ListAsync(CancellationToken token)
    {
        Settings settings = Read();
        // One that fails is done without, but nobody writes such a name by mistake.
        settings.Names.ToList().ForEach(CredentialHelper.Check);
        var found = new List<AuthConfig>(settings.Store is null ? settings.Stored : []);
        foreach ((string server, string helper) in settings.Helpers)
        {
            await AddAsync(() => CredentialHelper.GetAsync(helper, server, token)).ConfigureAwait(false);
        }

        foreach (string server in await ServersAsync(settings.Store, token).ConfigureAwait(false))
        {
            await AddAsync(() => CredentialHelper.GetAsync(settings.Store!, server, token)).ConfigureAwait(false);
        }

        return found;

        async Task AddAsync(Func<Task<AuthConfig?>> get)
        {
            try
            {
                if (await get().ConfigureAwait(false) is AuthConfig auth)
                {
                    found.RemoveAll(other => other.ServerAddress == auth.ServerAddress);
                    found.Add(auth);
                }
            }
            catch (EngineException)
            {
                // A helper that fails.
            }
        }
    }

    private static async Task<IReadOnlyList<string>> ServersAsync(string? helper, CancellationToken token)
    {
        try
        {
            return helper is null ? [] : await CredentialHelper.ListAsync(helper, token).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            return [];
        }
    }

    private static Settings Read()
    {
        string file = Path.Combine(ContextStore.ConfigFolder(), "config.json");
        return File.Exists(file) ? ContextStore.ReadJson(file, Parse) : new Settings([], [], null);
    }

    private static Settings Parse(JsonElement root) => new(
        [.. Members(root, "auths").Select(static member => Stored(member.Name, member.Value)).OfType<AuthConfig>()],
        // Of a name that is there twice the last one counts, as for the client.
        Members(root, "credHelpers").GroupBy(static member => member.Name)
            .ToDictionary(static group => group.Key, static group => group.Last().Value.GetString() ?? ""),
        Text(root, "credsStore"));

    private static AuthConfig? Stored(string server, JsonElement entry)
    {
        (string? user, string? password) = (Text(entry, "username"), Text(entry, "password"));
        if (Text(entry, "auth") is string encoded)
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2);
            (user, password) = (parts[0], parts.ElementAtOrDefault(1)?.TrimEnd('\0'));
        }

        string? identity = Text(entry, "identitytoken");
        string? registry = Text(entry, "registrytoken");
        return (user ?? identity ?? registry) is null
            ? null
            : new AuthConfig
            {
                ServerAddress = server,
                Username = user,
                Password = password,
                IdentityToken = identity,
                RegistryToken = registry,
            };
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : default;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text ? text : null;

    // Old clients stored whole addresses.
    private static string HostOf(string? server)
    {
        string text = server ?? "";
        int scheme = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        return text[(scheme < 0 ? 0 : scheme + SchemeEnd.Length)..].Split('/')[0];
    }

    private sealed record Settings(IReadOnlyList<AuthConfig> Stored, Dictionary<string, string> Helpers, string? Store)
    {
        public IEnumerable<string> Names =>
            Helpers.Values.Append(Store).OfType<string>().Where(static name => name.Length > 0);

        public string? HelperFor(string server) =>
            Helpers.TryGetValue(server, out string? helper) && helper.Length > 0 ? helper : Store;
    }
}

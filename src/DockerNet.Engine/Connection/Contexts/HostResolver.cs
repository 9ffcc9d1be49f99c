using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Decides which engine is meant, in the docker client's order.</summary>
internal static class HostResolver
{
    private const string SchemeEnd = "://";
    private const string HostVariable = "DOCKER_HOST";
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    /// <summary>Decides.</summary>
    /// <param name="dockerHost">A URI or a context's name; null to go by the environment and the client's
    /// settings.</param>
    /// <returns>The engine's endpoint.</returns>
    public static EngineEndpoint Resolve(string? dockerHost)
    {
        if (!string.IsNullOrWhiteSpace(dockerHost))
        {
            return IsUri(dockerHost) ? FromUri(dockerHost, EnvironmentTls()) : FromContext(dockerHost);
        }

        return Variable(HostVariable) is null
            ? FromContext(Variable("DOCKER_CONTEXT") ?? ContextStore.Current() ?? ContextStore.Default)
            : FromEnvironment();
    }

    private static EngineEndpoint FromEnvironment()
    {
        // The client takes a host without a scheme for TCP, but only here, where no context can be meant.
        string text = Variable(HostVariable) ?? PlatformDefault();
        return FromUri(IsUri(text) ? text : $"tcp://{text}", EnvironmentTls());
    }

    private static EngineEndpoint FromContext(string name)
    {
        if (name == ContextStore.Default)
        {
            return FromEnvironment();
        }

        StoredContext context = ContextStore.Read(name);
        EngineEndpoint endpoint = FromUri(context.Host, context.Tls);

        // The address alone might lead there without the context's keys, or with those of the environment.
        return endpoint == FromUri(context.Host, EnvironmentTls()) ? endpoint : endpoint with { Host = name };
    }

    private static EngineEndpoint FromUri(string text, TlsSettings? tls)
    {
        // The client writes npipe:////./pipe/name, of which only the form with two slashes is a URI.
        string uri = text.Replace("npipe:////", "npipe://", StringComparison.Ordinal);
        if (!Uri.TryCreate(uri, UriKind.Absolute, out Uri? address) || !IsComplete(address))
        {
            throw new EngineException(
                EngineErrors.DockerHostInvalid,
                $"'{text}' is not an engine's address: write unix:///path, npipe://./pipe/name, tcp://host:port, "
                + "http://host:port or https://host:port");
        }

        Version? version = ApiVersion();
        if (address.Scheme is "unix" or "npipe")
        {
            return new EngineEndpoint(address, uri, null, version);
        }

        if (address.Scheme == Uri.UriSchemeHttps)
        {
            tls ??= new TlsSettings(CertificateFolder(), Verify: true);
        }

        int port = address.Port > 0 ? address.Port : tls is null ? PlainPort : TlsPort;
        string path = address.AbsolutePath.TrimEnd('/');
        var full = new UriBuilder(tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, address.Host, port, $"{path}/");
        return new EngineEndpoint(
            full.Uri, $"{address.Scheme}{SchemeEnd}{full.Uri.Host}:{port}{path}", tls, version);
    }

    private static bool IsUri(string text) => text.Contains(SchemeEnd, StringComparison.Ordinal);

    private static bool IsComplete(Uri address) => address.Scheme switch
    {
        "unix" or "npipe" => address.AbsolutePath.Length > 1,
        "tcp" or "http" or "https" =>
            address.Host.Length > 0 && (address.UserInfo + address.Query + address.Fragment).Length == 0,
        _ => false,
    };

    private static Version? ApiVersion()
    {
        if (Variable("DOCKER_API_VERSION") is not string text)
        {
            return null;
        }

        return Version.TryParse(text.TrimStart('v'), out Version? version)
            ? version
            : throw new EngineException(
                EngineErrors.EngineVersionUnsupported, $"DOCKER_API_VERSION is '{text}', which is no version");
    }

    private static TlsSettings? EnvironmentTls()
    {
        bool verify = Variable("DOCKER_TLS_VERIFY") is not null;
        return verify || Variable("DOCKER_TLS") is not null ? new TlsSettings(CertificateFolder(), verify) : null;
    }

    private static string CertificateFolder() => Variable("DOCKER_CERT_PATH") ?? ContextStore.ConfigFolder();

    private static string PlatformDefault() =>
        OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock";

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

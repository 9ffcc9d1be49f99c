using System.Net;
using DockerNet.Contracts;
using DockerNet.Text;

namespace DockerNet.Engine.Connection;

/// <summary>Decides which engine is meant, in the docker client's order.</summary>
internal static class HostResolver
{
    private const string SchemeEnd = "://";
    private const string PlainScheme = "tcp://";
    private const string HostVariable = "DOCKER_HOST";
    private const string ContextVariable = "DOCKER_CONTEXT";
    private const int V4Bytes = 4;
    private const int FirstMulticast = 224;
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    /// <summary>Decides.</summary>
    /// <param name="dockerHost">A URI, a host and port, or a context's name; null to go by the environment and the client's
    /// settings.</param>
    /// <param name="reason">By what it is meant.</param>
    /// <returns>The engine's endpoint.</returns>
    public static EngineEndpoint Resolve(string? dockerHost, out string reason)
    {
        if (!string.IsNullOrWhiteSpace(dockerHost))
        {
            // No context's name has a colon.
            bool isContext = !dockerHost.Contains(':');
            reason = isContext ? $"the context {dockerHost} that was named" : "the address that was named";
            return isContext ? FromContext(dockerHost) : FromUri(WithScheme(dockerHost), EnvironmentTls());
        }

        if (Variable(HostVariable) is not null)
        {
            reason = $"the variable {HostVariable}";
            return FromEnvironment();
        }

        if (Variable(ContextVariable) is string named)
        {
            reason = $"the context {named} in the variable {ContextVariable}";
            return FromContext(named);
        }

        string? current = ContextStore.Current();
        reason = current is null ? "default, which is the platform's own" : $"the docker client's current context {current}";
        return FromContext(current ?? ContextStore.Default);
    }

    /// <summary>Tells which context the client would use now.</summary>
    /// <returns>Its name.</returns>
    public static string CurrentContext() =>
        Variable(HostVariable) is not null ? ContextStore.Default : Variable(ContextVariable) ?? ContextStore.Current() ?? ContextStore.Default;

    /// <summary>Finds a context's endpoint.</summary>
    /// <param name="name">The context's name.</param>
    /// <returns>The endpoint.</returns>
    public static EngineEndpoint FromContext(string name)
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

    private static EngineEndpoint FromEnvironment()
    {
        // A host alone is one only here, where no context can be meant.
        return FromUri(WithScheme(Variable(HostVariable) ?? PlatformDefault()), EnvironmentTls());
    }

    // The client takes a host without a scheme for TCP, and a port without a host for one of this computer.
    private static string WithScheme(string text)
    {
        string uri = text.Contains(SchemeEnd, StringComparison.Ordinal) ? text : $"{PlainScheme}{text}";
        return uri.StartsWith($"{PlainScheme}:", StringComparison.Ordinal) ? $"{PlainScheme}localhost{uri[PlainScheme.Length..]}" : uri;
    }

    private static EngineEndpoint FromUri(string text, TlsSettings? tls)
    {
        try
        {
            // The client writes npipe:////./pipe/name, of which only the form with two slashes is a URI.
            string uri = text.Replace("npipe:////", "npipe://", StringComparison.Ordinal);
            return Uri.TryCreate(uri, UriKind.Absolute, out Uri? address) && IsComplete(address)
                ? FromUri(address, uri, tls)
                : throw new UriFormatException();
        }
        catch (UriFormatException error)
        {
            throw new EngineException(
                EngineErrors.DockerHostInvalid,
                $"'{Credentials.HideInAddress(text)}' is not an engine's address: write unix:///path, npipe://./pipe/name, tcp://host:port, "
                + "http://host:port, https://host:port or ssh://user@host",
                error);
        }
    }

    private static EngineEndpoint FromUri(Uri address, string uri, TlsSettings? tls)
    {
        Version? version = ApiVersion();
        if (address.Scheme is "unix" or "npipe" or SshCommand.Scheme)
        {
            return new EngineEndpoint(address, uri, null, version);
        }

        if (address.Scheme == Uri.UriSchemeHttps)
        {
            tls ??= new TlsSettings(CertificateFolder(), Verify: true);
        }

        Unreachable(address);
        int port = address.Port > 0 ? address.Port : tls is null ? PlainPort : TlsPort;
        string path = address.AbsolutePath.TrimEnd('/');
        var full = new UriBuilder(tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, address.Host, port, $"{path}/");
        return new EngineEndpoint(
            full.Uri, $"{address.Scheme}{SchemeEnd}{full.Uri.Host}:{port}{path}", tls, version);
    }

    // The platform would tell of a number that it does not like.
    private static void Unreachable(Uri address)
    {
        bool isAddress = IPAddress.TryParse(address.DnsSafeHost, out IPAddress? host);
        if (isAddress && host!.IsIPv4MappedToIPv6)
        {
            host = host.MapToIPv4();
        }

        byte[] bytes = host?.GetAddressBytes() ?? [];
        string? problem = address.Port == 0 ? "port 0 is none that anything can be reached at"
            : !isAddress ? null
            : bytes.Length == V4Bytes && bytes[0] == 0 || host!.Equals(IPAddress.IPv6Any)
                ? $"{host} stands for all addresses of a computer, and none of them: write 127.0.0.1 for this one"
            : bytes.Length == V4Bytes && bytes[0] >= FirstMulticast || host.IsIPv6Multicast
                ? $"{host} is the address of no single computer"
            : null;
        if (problem is not null)
        {
            throw new EngineException(EngineErrors.DockerHostInvalid, $"'{address.OriginalString}' is not an engine's address: {problem}");
        }
    }

    private static bool IsComplete(Uri address) => address.Scheme switch
    {
        "unix" or "npipe" => address.AbsolutePath.Length > 1,
        // A password in an address would be seen by everyone; ssh takes none either.
        SshCommand.Scheme => address.IdnHost.Length > 0 && (address.Query + address.Fragment).Length == 0 && !address.UserInfo.Contains(':'),
        "tcp" or "http" or "https" =>
            address.IdnHost.Length > 0 && (address.UserInfo + address.Query + address.Fragment).Length == 0,
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

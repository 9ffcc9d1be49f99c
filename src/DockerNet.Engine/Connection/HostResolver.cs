using System;
using System.Linq;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Decides which engine is meant, in the docker client's order.</summary>
internal static class HostResolver
{
    private const string SchemeEnd = "://";
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    private static readonly string[] s_schemes = ["unix", "npipe", "tcp", "http", "https"];

    /// <summary>Decides.</summary>
    /// <param name="dockerHost">A URI or a context's name; null to go by the environment and the client's
    /// settings.</param>
    /// <returns>The engine's endpoint.</returns>
    public static EngineEndpoint Resolve(string? dockerHost)
    {
        if (dockerHost is not null)
        {
            return dockerHost.Contains(SchemeEnd, StringComparison.Ordinal)
                ? FromUri(dockerHost, EnvironmentTls())
                : FromContext(dockerHost);
        }

        if (Variable("DOCKER_HOST") is string host)
        {
            return FromUri(host, EnvironmentTls());
        }

        return FromContext(Variable("DOCKER_CONTEXT") ?? ContextStore.Current() ?? ContextStore.Default);
    }

    private static EngineEndpoint FromContext(string name)
    {
        if (name == ContextStore.Default)
        {
            return FromUri(Variable("DOCKER_HOST") ?? PlatformDefault(), EnvironmentTls());
        }

        StoredContext context = ContextStore.Read(name);
        EngineEndpoint endpoint = FromUri(context.Host, context.Tls);

        // The address alone would not bring the keys along.
        return context.Tls is null ? endpoint : endpoint with { Host = name };
    }

    private static EngineEndpoint FromUri(string text, TlsSettings? tls)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || !s_schemes.Contains(address.Scheme))
        {
            throw new EngineException(
                EngineErrorKind.DockerHostInvalid,
                $"'{text}' is not an engine's address: it must begin with unix://, npipe://, tcp://, http:// or https://");
        }

        if (address.Scheme is "unix" or "npipe")
        {
            return new EngineEndpoint(address, text, null);
        }

        if (address.Scheme == Uri.UriSchemeHttps)
        {
            tls ??= new TlsSettings(CertificateFolder(), Verify: true);
        }

        var full = new UriBuilder(address) { Scheme = tls is null ? "http" : "https" };
        if (address.Port < 0)
        {
            full.Port = tls is null ? PlainPort : TlsPort;
        }

        return new EngineEndpoint(full.Uri, text, tls);
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

using System;
using System.IO;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Proves who we are to an engine, and has it prove who it is: by its authority and by its host's name.
/// </summary>
internal sealed class EngineAuthentication : IAuthProvider
{
    private readonly TlsSettings? _tls;

    public EngineAuthentication(TlsSettings? tls)
    {
        _tls = tls;
    }

    public bool TlsEnabled => _tls is not null;

    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler)
    {
        if (_tls is not null)
        {
            Configure(((SocketsHttpHandler)handler).SslOptions, _tls);
        }

        return new JsonCaptureHandler(handler);
    }

    private static void Configure(SslClientAuthenticationOptions options, TlsSettings tls)
    {
        try
        {
            string certificate = Path.Combine(tls.Folder, "cert.pem");
            string key = Path.Combine(tls.Folder, "key.pem");
            if (File.Exists(certificate) && File.Exists(key))
            {
                options.ClientCertificates = [LoadCertificate(certificate, key)];
            }

            string authority = Path.Combine(tls.Folder, "ca.pem");
            X509Certificate2Collection? roots = null;
            if (File.Exists(authority))
            {
                roots = [];
                roots.ImportFromPemFile(authority);
            }

            options.RemoteCertificateValidationCallback = (_, engine, _, problems) =>
                !tls.Verify || IsTrusted(engine, roots, problems);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                EngineErrorKind.EngineCertificateInvalid, $"the certificates in {tls.Folder} cannot be read", error);
        }
    }

    private static X509Certificate2 LoadCertificate(string certificate, string key)
    {
        var pem = X509Certificate2.CreateFromPemFile(certificate, key);
        if (!OperatingSystem.IsWindows())
        {
            return pem;
        }

        // Windows cannot use a key that exists in memory only.
        using (pem)
        {
            return new X509Certificate2(pem.Export(X509ContentType.Pfx));
        }
    }

    private static bool IsTrusted(
        X509Certificate? engine, X509Certificate2Collection? roots, SslPolicyErrors problems)
    {
        if (roots is null || problems == SslPolicyErrors.None)
        {
            return problems == SslPolicyErrors.None;
        }

        // An authority of the user's own mends an unknown chain, but never a wrong name.
        if (engine is null || problems != SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        using var certificate = new X509Certificate2(engine);
        return chain.Build(certificate);
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Proves who we are to an engine, and has it prove who it is: by its authority and by its host's name.
/// </summary>
internal sealed class EngineAuthentication : IAuthProvider
{
    private readonly EngineEndpoint _endpoint;
    private readonly SpokenVersion _spoken;

    public EngineAuthentication(EngineEndpoint endpoint, SpokenVersion spoken)
    {
        _endpoint = endpoint;
        _spoken = spoken;
    }

    public bool TlsEnabled => _endpoint.Tls is not null;

    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler)
    {
        if (_endpoint.Tls is TlsSettings tls)
        {
            Configure(((SocketsHttpHandler)handler).SslOptions, tls);
        }

        HttpMessageHandler content = new ExtraFieldHandler(new BodyHandler(new UploadHandler(new AnswerHandler(new RequestLogHandler(handler)))));
        return new JsonCaptureHandler(new ExtraQueryHandler(new VersionHandler(new BytePathHandler(content), _endpoint, _spoken)));
    }

    private static void Configure(SslClientAuthenticationOptions options, TlsSettings tls)
    {
        try
        {
            if (File.Exists(tls.Certificate) && File.Exists(tls.Key))
            {
                options.ClientCertificates = [LoadCertificate(tls.Certificate, tls.Key)];
            }

            options.CertificateChainPolicy = Policy();
            if (!tls.Verify)
            {
                options.RemoteCertificateValidationCallback = (_, _, _, _) => !tls.Verify;
            }
            else if (File.Exists(tls.Authority))
            {
                TrustOnly(options.CertificateChainPolicy, tls.Authority);
            }
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                EngineErrors.EngineCertificateInvalid, $"the certificates in {tls.Folder} cannot be read", error);
        }
    }

    private static X509Certificate2 LoadCertificate(string certificate, string key)
    {
        var pem = X509Certificate2.CreateFromPem(SmallFile.ReadText(certificate), SmallFile.ReadText(key));
        if (!OperatingSystem.IsWindows())
        {
            return pem;
        }

        // Windows cannot use a key that exists in memory only.
        using (pem)
        {
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
        }
    }

    // Nothing is fetched from where a certificate says that more of its chain can be had: nobody knows yet whose it is.
    private static X509ChainPolicy Policy() => new()
    {
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    // The platform goes by this policy, and checks the host's name besides. The library's own check forgets the name.
    private static void TrustOnly(X509ChainPolicy policy, string authority)
    {
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.ImportFromPem(SmallFile.ReadText(authority));
    }
}

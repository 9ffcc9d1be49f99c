namespace DockerNet.Engine.Connection;

/// <summary>How an encrypted connection is kept safe.</summary>
/// <param name="Folder">The folder with ca.pem, cert.pem and key.pem, of which each may be missing.</param>
/// <param name="Verify">Whether the engine must prove who it is.</param>
internal sealed record TlsSettings(string Folder, bool Verify)
{
    /// <summary>The authorities to trust.</summary>
    public string Authority => Path.Combine(Folder, "ca.pem");

    /// <summary>The caller's certificate.</summary>
    public string Certificate => Path.Combine(Folder, "cert.pem");

    /// <summary>The key to that certificate.</summary>
    public string Key => Path.Combine(Folder, "key.pem");

    /// <summary>When the files last changed. It makes renewed certificates a connection of their own.</summary>
    public DateTime Changed { get; } = new[] { "ca.pem", "cert.pem", "key.pem" }
        .Max(file => File.GetLastWriteTimeUtc(Path.Combine(Folder, file)));
}

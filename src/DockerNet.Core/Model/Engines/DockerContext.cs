namespace DockerNet;

/// <summary>A context of the docker client: a name for an engine, with its address and its keys.</summary>
public sealed class DockerContext
{
    internal DockerContext()
    {
    }

    /// <summary>The context's name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What whoever made it says of it.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>Whether it is what the client, and a cmdlet without <c>-DockerHost</c>, use now.</summary>
    public bool IsCurrent { get; internal init; }

    /// <summary>The engine's address; empty when it cannot be read.</summary>
    public string Endpoint { get; internal init; } = "";

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; internal init; }

    /// <summary>Whether the engine has to prove who it is; null when the connection is not encrypted.</summary>
    public bool? TlsVerify { get; internal init; }

    /// <summary>The folder with the certificates; empty when there are none.</summary>
    public string CertificateFolder { get; internal init; } = "";

    /// <summary>Whether the engine answers; null when it was not asked.</summary>
    public bool? Answers { get; internal init; }

    /// <summary>The engine's version; empty when it was not asked, or did not answer.</summary>
    public string EngineVersion { get; internal init; } = "";

    /// <summary>Why the engine does not answer; empty when it does, or was not asked.</summary>
    public string Problem { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes: the context's name.</summary>
    public string DockerHost => Name;

    /// <summary>The name, as <c>-DockerHost</c> takes it.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>The same context with what asking its engine brought.</summary>
    /// <param name="version">The engine's version; null when it did not answer.</param>
    /// <param name="problem">Why it did not.</param>
    /// <returns>The context.</returns>
    internal DockerContext Asked(string? version, string problem = "") => new()
    {
        Name = Name,
        Description = Description,
        IsCurrent = IsCurrent,
        Endpoint = Endpoint,
        Tls = Tls,
        TlsVerify = TlsVerify,
        CertificateFolder = CertificateFolder,
        Answers = version is not null,
        EngineVersion = version ?? "",
        Problem = problem,
    };
}

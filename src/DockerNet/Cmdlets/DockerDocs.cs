namespace DockerNet.Commands;

/// <summary>
/// Where docker's own documentation is, which <c>Get-Help -Online</c> opens: the page of the command, or of the subject,
/// that a cmdlet corresponds to.
/// </summary>
internal static class DockerDocs
{
    /// <summary>The client's commands.</summary>
    public const string Client = "https://docs.docker.com/reference/cli/docker/";

    /// <summary>The engine's subjects.</summary>
    public const string Engine = "https://docs.docker.com/engine/";
}

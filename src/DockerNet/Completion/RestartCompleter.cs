namespace DockerNet.Completion;

/// <summary>Completes restart policies.</summary>
public sealed class RestartCompleter : WordCompleter
{
    /// <summary>Makes the completer.</summary>
    public RestartCompleter()
        : base("no", "always", "on-failure", "unless-stopped")
    {
    }
}

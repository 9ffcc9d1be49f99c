namespace DockerNet.Contracts;

/// <summary>A command to run in a container.</summary>
public sealed record ExecRequest
{
    /// <summary>The command and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Further variables, as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>The user to run as; empty for the container's own.</summary>
    public string User { get; init; } = "";

    /// <summary>The folder to run in; empty for the container's own.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Whether it may do what the engine's host may.</summary>
    public bool Privileged { get; init; }

    /// <summary>Whether it gets a terminal. Then all that it prints is output.</summary>
    public bool Tty { get; init; }

    /// <summary>What it reads from standard input; null for none.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>The keys that leave its terminal, in the engine's words; empty for the engine's own.</summary>
    public string DetachKeys { get; init; } = "";
}

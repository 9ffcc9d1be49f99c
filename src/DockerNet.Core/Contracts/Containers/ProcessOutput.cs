namespace DockerNet.Contracts;

/// <summary>What a process printed and how it ended.</summary>
/// <param name="ExitCode">The exit code; 0 when it is not known.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ProcessOutput(int ExitCode, string Output, string Error);

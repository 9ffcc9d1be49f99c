namespace DockerNet.Workflows;

/// <summary>A work that was cut off.</summary>
/// <param name="Work">What it was: the cmdlet that began it.</param>
/// <param name="Target">What it was about.</param>
/// <param name="Action">What will be done, as the beginning of a sentence.</param>
/// <param name="RunAsync">Does it, and tells what was done.</param>
internal sealed record Recovery(string Work, string Target, string Action, Func<CopyReport, CancellationToken, Task<string>> RunAsync);

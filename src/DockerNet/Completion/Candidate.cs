namespace DockerNet.Completion;

/// <summary>Something that can stand for a parameter.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="ToolTip">What tells more of it.</param>
internal sealed record Candidate(string Text, string ToolTip);

namespace DockerNet.Completion;

/// <summary>Something that can stand for a parameter.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="ToolTip">What tells more of it.</param>
/// <param name="Shown">What is listed; null for the whole text.</param>
internal sealed record Candidate(string Text, string ToolTip, string? Shown = null);

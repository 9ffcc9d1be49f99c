namespace DockerNet.Feedback;

/// <summary>What is told after a command, and the cmdlets that go on from there.</summary>
/// <param name="Text">What is told.</param>
/// <param name="Cmdlets">The cmdlets, as they can be typed.</param>
internal sealed record Explanation(string Text, params string[] Cmdlets);

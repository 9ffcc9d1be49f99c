namespace DockerNet.Contracts;

/// <summary>A line that a process printed.</summary>
/// <param name="Stream">Where it was printed to.</param>
/// <param name="Time">When it was printed; when it arrived, if the engine does not tell.</param>
/// <param name="Text">The line without its end.</param>
public sealed record OutputLine(OutputStream Stream, DateTimeOffset Time, string Text);

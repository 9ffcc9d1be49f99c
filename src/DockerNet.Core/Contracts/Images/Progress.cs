namespace DockerNet.Contracts;

/// <summary>One step of an engine's work on an image.</summary>
/// <param name="Layer">The layer; empty when it is about the whole.</param>
/// <param name="Status">What is done, in the engine's words.</param>
/// <param name="Current">How much of it is done; 0 when the engine does not say.</param>
/// <param name="Total">How much it is in all; 0 when the engine does not say.</param>
public sealed record ImageProgress(string Layer, string Status, long Current, long Total);

namespace DockerNet.Wiring;

/// <summary>What is wrong with the addresses of a network to be.</summary>
/// <param name="Culprit">The text that is wrong.</param>
/// <param name="Message">Why, as a sentence.</param>
public sealed record PoolProblem(string Culprit, string Message);

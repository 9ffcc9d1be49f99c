namespace DockerNet.Contracts;

/// <summary>What the engine answers when it has created something.</summary>
/// <param name="Id">The new object's id.</param>
/// <param name="Warnings">What the engine warns of.</param>
public sealed record CreateResult(string Id, IReadOnlyList<string> Warnings);

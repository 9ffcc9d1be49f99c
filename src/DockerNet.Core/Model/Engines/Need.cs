namespace DockerNet.Wiring;

/// <summary>Something that was asked for and that older engines do not have.</summary>
/// <param name="Capability">What an engine must be able to do.</param>
/// <param name="What">What was asked for, in words that follow on "it has no".</param>
internal sealed record EngineNeed(EngineCapability Capability, string What);

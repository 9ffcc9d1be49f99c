namespace DockerNet;

/// <summary>A mount that a container was given itself.</summary>
/// <param name="Target">The path inside the container.</param>
/// <param name="NoCopy">Whether an empty volume was to stay without what the image has there.</param>
internal sealed record OwnMount(string Target, bool NoCopy);

namespace DockerNet.Wiring;

/// <summary>A file or folder that is not as the container's image has it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Path">Its full path.</param>
public sealed record LayerChange(LayerChangeKind Kind, string Path);

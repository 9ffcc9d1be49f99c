using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Which images helpers are made of: one that the user has named, and else the image of the container that is looked at.
/// Whatever else lies on an engine, anybody may have put there.
/// </summary>
internal static class ProbeImage
{
    /// <summary>The variable of the environment that names the image where no parameter does.</summary>
    public const string Variable = "DOCKERNET_PROBE_IMAGE";

    /// <summary>The image that the user has named for all helpers; null for none.</summary>
    public static string? Setting => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;

    /// <summary>The failure where there is no image to run a program of.</summary>
    /// <param name="what">What cannot be done.</param>
    /// <returns>The failure.</returns>
    public static EngineException Missing(string what) => new(
        ContainerErrors.HelperImageMissing, $"{what}, and no other image has been named that may be run for it");
}

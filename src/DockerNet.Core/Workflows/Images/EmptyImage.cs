using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>An image of nothing, for containers that are never started: it needs no registry and takes no room.</summary>
internal static class EmptyImage
{
    /// <summary>Its name.</summary>
    public const string Name = $"{Repository}:{Tag}";

    private const string Repository = "dockernet/empty";
    private const string Tag = "latest";
    private const string Label = "dockernet.empty";

    // Two blocks of zeros end a tar archive. This one ends where it begins.
    private const int EndOfArchive = 1024;

    // Engines with the image store of containerd count what describes an image too.
    private const int MostOfNothing = 4096;

    /// <summary>Sees to it that the engine has it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when there is an image of that name.</returns>
    public static async Task EnsureAsync(IEngine engine, CancellationToken token)
    {
        // An image of someone else's could have the name, and the label too.
        IReadOnlyList<Image> made = await engine.Images.ListAsync(
            new ImageFilter { Reference = [Name], Label = [Label] }, token);
        if (made.Any(static image => image is { Size: < MostOfNothing, Volumes.Length: 0, ExposedPorts.Length: 0 }))
        {
            return;
        }

        await MakeAsync(engine, Repository, Tag, $"{Label}=1", token);
    }

    /// <summary>Makes one.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="repository">Its name.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="label">Its label, as <c>name=value</c>.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    public static async Task MakeAsync(IEngine engine, string repository, string tag, string label, CancellationToken token)
    {
        var request = new ImageImportRequest
        {
            Repository = repository,
            Tag = tag,
            Message = "an image of nothing, for containers that are never started",
            Changes = [$"LABEL {label}"],
        };
        using var nothing = new MemoryStream(new byte[EndOfArchive]);
        await engine.Images.ImportAsync(nothing, request, token).ConfigureAwait(false);
    }
}

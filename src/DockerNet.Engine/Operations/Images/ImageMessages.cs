using Docker.DotNet.Models;
using DockerNet.Contracts;

namespace DockerNet.Engine.Operations;

/// <summary>Listens to what an engine tells while it works on an image.</summary>
/// <param name="observe">What else is done with each message; null for nothing.</param>
/// <param name="progress">Who wants to know of the steps; null for nobody.</param>
internal sealed class ImageMessages(Action<JSONMessage>? observe, IProgress<ImageProgress>? progress) : IProgress<JSONMessage>
{
    /// <summary>What failed; null when nothing did.</summary>
    public string? Error { get; private set; }

    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        observe?.Invoke(value);
        if (value.Status is string status)
        {
            progress?.Report(
                new ImageProgress(value.ID ?? "", status, value.Progress?.Current ?? 0, value.Progress?.Total ?? 0));
        }
    }
}

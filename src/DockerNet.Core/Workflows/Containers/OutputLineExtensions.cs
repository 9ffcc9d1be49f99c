using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Makes the object that users get of what the engine's operations read.</summary>
internal static class OutputLineExtensions
{
    /// <summary>Makes the object.</summary>
    /// <param name="line">The line.</param>
    /// <param name="container">The container that printed it.</param>
    /// <returns>The line as users get it.</returns>
    public static ContainerLogLine ToLogLine(this OutputLine line, Container container) => new()
    {
        Container = container.Name,
        Stream = line.Stream,
        Time = line.Time,
        Text = line.Text,
        DockerHost = container.DockerHost,
    };
}

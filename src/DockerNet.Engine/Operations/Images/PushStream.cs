using DockerNet.Workflows;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Content that is made while it is sent: whoever copies it has it written straight to the destination. It takes no more
/// memory than one buffer.
/// </summary>
/// <param name="write">Writes the content.</param>
internal sealed class PushStream(Func<Stream, CancellationToken, Task> write) : ReadOnlyStream
{
    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        write(destination, cancellationToken);
}

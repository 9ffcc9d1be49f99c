using Docker.DotNet;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>Has containers stand still.</summary>
internal static class ContainerFreezer
{
    private const int MostTries = 5;
    private const string NotFrozen = "unable to freeze";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Pauses a container. The kernel does not always get hold of one that begins processes all the time; the engine then lets
    /// go of it, and may be asked again.
    /// </summary>
    /// <param name="client">The engine.</param>
    /// <param name="name">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is paused.</returns>
    public static async Task PauseAsync(DockerClient client, string name, CancellationToken token)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await EngineCall.RunAsync(t => client.Containers.PauseContainerAsync(Reference.Container(name), t), token).ConfigureAwait(false);
                return;
            }
            catch (EngineException error) when (tries < MostTries && error.Message.Contains(NotFrozen, StringComparison.Ordinal))
            {
                await Task.Delay(s_pause, token).ConfigureAwait(false);
            }
        }
    }
}

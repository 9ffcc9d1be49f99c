using System.Text.Json.Nodes;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Engine.Connection;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>What of a container can be set after its creation.</summary>
internal sealed class ContainerSettings(DockerClient client)
{
    /// <summary>Sets when the engine starts it again. The library would send all else that can be set with it.</summary>
    /// <param name="name">Which container.</param>
    /// <param name="restart">When.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is set.</returns>
    public Task SetRestartAsync(string name, RestartSpec restart, CancellationToken token)
    {
        var policy = new JsonObject { ["Name"] = restart.Policy, ["MaximumRetryCount"] = restart.MaximumRetryCount };
        var body = new JsonObject { ["RestartPolicy"] = policy };
        return EngineCall.RunAsync(
            t => BodyHandler.CallAsync(
                body, () => (Task)client.Containers.UpdateContainerAsync(Reference.Container(name), new ContainerUpdateParameters(), t)),
            token);
    }
}

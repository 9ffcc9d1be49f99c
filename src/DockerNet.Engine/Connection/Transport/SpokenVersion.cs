using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Connection;

/// <summary>The version of the API that is spoken with an engine.</summary>
internal static class SpokenVersion
{
    /// <summary>Tells whether it lacks something that came with a newer one.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="capability">What.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it does.</returns>
    public static async Task<bool> LacksAsync(DockerClient client, EngineCapability capability, CancellationToken token)
    {
        System.Version needed = EngineCapabilities.ApiOf(capability);
        if (client.Options.ApiVersion is System.Version asked)
        {
            return asked < needed;
        }

        VersionResponse answer = await EngineCall.RunAsync(client.System.GetVersionAsync, token).ConfigureAwait(false);
        return System.Version.TryParse(answer.APIVersion, out System.Version? newest) && newest < needed;
    }
}

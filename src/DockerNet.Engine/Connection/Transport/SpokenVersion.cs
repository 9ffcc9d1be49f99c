using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Connection;

/// <summary>The version of the API that is spoken with an engine.</summary>
internal static class SpokenVersion
{
    private static readonly System.Version s_unknown = new(int.MaxValue, 0);

    /// <summary>Tells whether it lacks something that came with a newer one.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="capability">What.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it does.</returns>
    public static async Task<bool> LacksAsync(DockerClient client, EngineCapability capability, CancellationToken token) =>
        EngineCapabilities.Lacks(await GetAsync(client, token).ConfigureAwait(false), capability);

    /// <summary>Gets it: the engine's newest, unless another was asked for.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The version. An engine that tells none is taken for a new one.</returns>
    public static async Task<System.Version> GetAsync(DockerClient client, CancellationToken token)
    {
        if (client.Options.ApiVersion is System.Version asked)
        {
            return asked;
        }

        VersionResponse answer = await EngineCall.RunAsync(client.System.GetVersionAsync, token).ConfigureAwait(false);
        return System.Version.TryParse(answer.APIVersion, out System.Version? newest) ? newest : s_unknown;
    }
}

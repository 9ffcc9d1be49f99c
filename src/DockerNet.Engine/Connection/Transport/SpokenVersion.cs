using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Connection;

/// <summary>The version of the API that is spoken with an engine.</summary>
internal static class SpokenVersion
{
    /// <summary>Tells whether it is older than another.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="other">The other version.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it is.</returns>
    public static async Task<bool> IsBeforeAsync(DockerClient client, System.Version other, CancellationToken token)
    {
        if (client.Options.ApiVersion is System.Version asked)
        {
            return asked < other;
        }

        VersionResponse answer = await EngineCall.RunAsync(client.System.GetVersionAsync, token).ConfigureAwait(false);
        return System.Version.TryParse(answer.APIVersion, out System.Version? newest) && newest < other;
    }
}

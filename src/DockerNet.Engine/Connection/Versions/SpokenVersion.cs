using System.Net.Http.Headers;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Connection;

/// <summary>The version of the API that is spoken with an engine, and which engine it is: as its answers tell.</summary>
/// <param name="asked">The version that somebody has asked for; null for the newest that both know.</param>
internal sealed class SpokenVersion(System.Version? asked)
{
    private static readonly System.Version s_unknown = new(int.MaxValue, 0);
    private readonly System.Version? _asked = asked;
    private string _api = "";
    private string _program = "";

    /// <summary>The version; null while it is not known, and for an engine that does not tell.</summary>
    public System.Version? Value { get; private set; } = asked;

    /// <summary>Whether nobody has to ask for it any more.</summary>
    public bool IsSettled { get; private set; } = asked is not null;

    /// <summary>The engine's release; null while it is not known.</summary>
    public EngineRelease? Release { get; private set; }

    /// <summary>Hears what an answer tells. An engine that was exchanged meanwhile tells something new.</summary>
    /// <param name="answer">The answer.</param>
    public void Hear(HttpResponseMessage answer)
    {
        if (Header(answer, "Api-Version") is string api && api != _api && System.Version.TryParse(api, out System.Version? newest))
        {
            (_api, Value, IsSettled) = (api, _asked ?? EngineCapabilities.Speak(newest), true);
        }

        if (Header(answer, "Server") is string program && program != _program)
        {
            _program = program;
            Release = program.StartsWith("Docker/", System.StringComparison.Ordinal) ? EngineCapabilities.ReleaseOf(program["Docker/".Length..]) : null;
        }
    }

    /// <summary>Gives up asking an engine that answers, and does not tell.</summary>
    public void Settle() => IsSettled = true;

    /// <summary>Tells whether it lacks something that came with a newer one.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="capability">What.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Whether it does.</returns>
    public async Task<bool> LacksAsync(DockerClient client, EngineCapability capability, CancellationToken token) =>
        EngineCapabilities.Lacks(await GetAsync(client, token).ConfigureAwait(false), capability);

    /// <summary>Gets it: the engine's newest, unless another was asked for.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The version. An engine that tells none is taken for a new one.</returns>
    public async Task<System.Version> GetAsync(DockerClient client, CancellationToken token)
    {
        if (Value is not null)
        {
            return Value;
        }

        VersionResponse answer = await EngineCall.RunAsync(client.System.GetVersionAsync, token).ConfigureAwait(false);
        return System.Version.TryParse(answer.APIVersion, out System.Version? newest) ? newest : s_unknown;
    }

    /// <summary>Refuses what came with a newer one: engines would take it, and do without.</summary>
    /// <param name="client">The engine's client.</param>
    /// <param name="asked">Whether it is asked for.</param>
    /// <param name="needed">What.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is there or not asked for.</returns>
    /// <exception cref="EngineException">It is not there.</exception>
    public async Task RequireAsync(DockerClient client, bool asked, EngineCapability needed, string what, CancellationToken token)
    {
        if (asked && await LacksAsync(client, needed, token).ConfigureAwait(false))
        {
            throw new EngineException(EngineErrors.EngineTooOld, $"it has no {what}, which came with version {EngineCapabilities.ApiOf(needed)} of the API");
        }
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}

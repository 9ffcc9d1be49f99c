using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Workflows;

namespace DockerNet.Engine.Operations;

/// <summary>
/// An engine that gives the users of its containers other numbers on its host has those in the archives that come from it,
/// and takes the containers' own in those that go to it.
/// </summary>
/// <param name="client">The engine's client.</param>
internal sealed partial class ContainerUsers(DockerClient client)
{
    private const string Remapped = "name=userns";

    private Answer? _answer;

    /// <summary>How an archive of the engine's becomes one with the numbers that containers see. The engine is asked once.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>What is to be done to it; null for nothing.</returns>
    public async Task<ArchiveEdit?> EditAsync(CancellationToken token) =>
        (_answer ??= await AskAsync(token).ConfigureAwait(false))?.Edit;

    private async Task<Answer?> AskAsync(CancellationToken token)
    {
        try
        {
            SystemInfoResponse info = await EngineCall.RunAsync(client.System.GetSystemInfoAsync, token).ConfigureAwait(false);
            bool isRemapped = Values.Items(info.SecurityOptions).Any(static option => option.Split(',').Contains(Remapped));
            return new Answer(isRemapped ? Edit(info.DockerRootDir ?? "") : null);
        }
        catch (EngineException error) when (error.StatusCode >= (int)HttpStatusCode.BadRequest)
        {
            // Who may copy files need not be let to look at the engine, and few engines have such users. One that does not
            // tell is asked again with the next archive; if it has them, it refuses to unpack what has its host's numbers.
            return null;
        }
    }

    private static ArchiveEdit? Edit(string folder)
    {
        Match range = Range().Match(folder);
        if (!range.Success)
        {
            return null;
        }

        long user = long.Parse(range.Groups["user"].Value, CultureInfo.InvariantCulture);
        long group = long.Parse(range.Groups["group"].Value, CultureInfo.InvariantCulture);
        return new ArchiveEdit(entry => entry with
        {
            UserId = InContainer(entry.UserId, user),
            GroupId = InContainer(entry.GroupId, group),
        });
    }

    private static long InContainer(long number, long first) => number >= first ? number - first : number;

    // The folder of such an engine is called after the first numbers.
    [GeneratedRegex(@"/(?<user>[0-9]{1,10})\.(?<group>[0-9]{1,10})/?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    private sealed record Answer(ArchiveEdit? Edit);
}

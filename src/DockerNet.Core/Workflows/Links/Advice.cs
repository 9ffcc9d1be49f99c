using System.Text.RegularExpressions;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Tells what to do about a link that keeps a container from starting. The engine says only that a source does not run,
/// also when one of its name does.
/// </summary>
internal static partial class LinkAdvice
{
    /// <summary>Looks for the cause of a failure, if it is a link's.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What is wrong and what mends it; null when it is no link's failure, or nothing is found.</returns>
    public static async Task<string?> ForAsync(EngineException error, IEngine engine, CancellationToken token)
    {
        if (error.Kind != LinkErrors.LinkSourceNotRunning || Words().Match(error.Message) is not { Success: true } words)
        {
            return null;
        }

        // What only explains a failure must not take its place.
        string? advice = null;
        await Hints.TryAsync(
            async t =>
            {
                ContainerDetail recipient = await engine.Containers.InspectAsync(words.Groups["recipient"].Value, t);
                var facts = new StartFacts(recipient, await engine.Containers.ListAsync(ContainerFilter.All, t), [], []);
                string alias = words.Groups["alias"].Value;
                advice = StartFindings.OfLinks(facts)
                    .Where(found => found.Evidence.Any(text => text.EndsWith($":{alias}", StringComparison.Ordinal) || text == $"link: {alias}"))
                    .Select(static found => $"{found.Problem} Use {found.Fix}.")
                    .FirstOrDefault();
            },
            token);
        return advice;
    }

    [GeneratedRegex("to a non running container: /?[^ ]+ AS /(?<recipient>[^/ ]+)/(?<alias>[^ :,]+)")]
    private static partial Regex Words();
}

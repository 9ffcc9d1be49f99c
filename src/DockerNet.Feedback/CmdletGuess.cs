using System.Management.Automation;
using DockerNet.Commands;
using DockerNet.Text;

namespace DockerNet.Feedback;

/// <summary>Finds the cmdlet that somebody meant who guessed its name.</summary>
internal static class CmdletGuess
{
    private const int Most = 3;

    private static readonly string[] s_prefixes = ["DockerContainer", "DockerNet", "Docker", "Container"];

    // The docker client's words, and others' for the same.
    private static readonly Dictionary<string, string> s_verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Attach"] = "Enter",
        ["Create"] = "New",
        ["Delete"] = "Remove",
        ["Exec"] = "Invoke",
        ["Inspect"] = "Get",
        ["List"] = "Get",
        ["Load"] = "Import",
        ["Pause"] = "Suspend",
        ["Prune"] = "Clear",
        ["Pull"] = "Receive",
        ["Run"] = "New",
        ["Save"] = "Export",
        ["Show"] = "Get",
        ["Unpause"] = "Resume",
    };

    private static readonly Lazy<string[]> s_cmdlets = new(static () =>
    [
        .. typeof(DockerCmdlet).Assembly.GetExportedTypes()
            .Select(static type => Attribute.GetCustomAttribute(type, typeof(CmdletAttribute)) as CmdletAttribute)
            .OfType<CmdletAttribute>()
            .Select(static cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}"),
    ]);

    /// <summary>Finds it.</summary>
    /// <param name="guess">The name that nothing has.</param>
    /// <returns>The names that may have been meant; none when it was nothing of this module.</returns>
    public static IReadOnlyList<string> Find(string guess)
    {
        string[] parts = guess.Split('-', 2);
        if (parts.Length < 2 || !Array.Exists(s_prefixes, prefix => parts[1].StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        string verb = s_verbs.GetValueOrDefault(parts[0], parts[0]);
        string name = $"{verb}-{parts[1]}";
        string[] ofVerb = [.. s_cmdlets.Value.Where(cmdlet => cmdlet.StartsWith($"{verb}-", StringComparison.OrdinalIgnoreCase))];
        string[] equal = [.. ofVerb.Where(cmdlet => string.Equals(Subject(cmdlet), Subject(name), StringComparison.OrdinalIgnoreCase))];
        return equal.Length > 0 ? equal : [.. NearMatch.Find(name, ofVerb).Take(Most)];
    }

    // Get-DockerLog and Get-ContainerLogs are about one thing.
    private static string Subject(string cmdlet)
    {
        string noun = cmdlet[(cmdlet.IndexOf('-') + 1)..];
        string prefix = Array.Find(s_prefixes, one => noun.Length > one.Length && noun.StartsWith(one, StringComparison.OrdinalIgnoreCase)) ?? "";
        return noun[prefix.Length..].TrimEnd('s', 'S');
    }
}

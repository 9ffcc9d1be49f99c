using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>
/// What words at the front of a container's command are when nobody means them for it: options of the docker client, and
/// misspelt parameters.
/// </summary>
internal static class WordRules
{
    private const int ShortestWord = 3;

    // Of several parameters that one is meant which the cmdlet has.
    private static readonly Dictionary<string, string[]> s_options = new()
    {
        ["add-host"] = ["AddHost"],
        ["cap-add"] = ["Capability"],
        ["cap-drop"] = ["DropCapability"],
        ["detach"] = ["Start", "Detach"],
        ["dns"] = ["Dns"],
        ["dns-opt"] = ["DnsOption"],
        ["dns-option"] = ["DnsOption"],
        ["dns-search"] = ["DnsSearch"],
        ["entrypoint"] = ["Entrypoint"],
        ["env"] = ["Env"],
        ["env-file"] = ["EnvFile"],
        ["expose"] = ["Expose"],
        ["health-cmd"] = ["HealthCommand"],
        ["health-interval"] = ["HealthInterval"],
        ["health-retries"] = ["HealthRetry"],
        ["health-start-period"] = ["HealthStartPeriod"],
        ["health-timeout"] = ["HealthTimeout"],
        ["hostname"] = ["Hostname"],
        ["interactive"] = ["Interactive"],
        ["ip"] = ["IPAddress"],
        ["ip6"] = ["IPAddress"],
        ["label"] = ["Label"],
        ["link"] = ["Link"],
        ["mac-address"] = ["MacAddress"],
        ["mount"] = ["Mount"],
        ["name"] = ["Name"],
        ["net"] = ["Network"],
        ["net-alias"] = ["Alias"],
        ["network"] = ["Network"],
        ["network-alias"] = ["Alias"],
        ["privileged"] = ["Privileged"],
        ["publish"] = ["Publish"],
        ["publish-all"] = ["PublishAll"],
        ["pull"] = ["Pull"],
        ["read-only"] = ["ReadOnly"],
        ["restart"] = ["Restart"],
        ["rm"] = ["AutoRemove"],
        ["tmpfs"] = ["Tmpfs"],
        ["tty"] = ["Tty"],
        ["user"] = ["User"],
        ["volume"] = ["Volume"],
        ["volumes-from"] = ["VolumesFrom"],
        ["workdir"] = ["WorkingDirectory"],
    };

    // Those of the client's letters that take nothing, and so stand together.
    private static readonly Dictionary<char, string> s_letters = new()
    {
        ['d'] = "detach",
        ['i'] = "interactive",
        ['P'] = "publish-all",
        ['t'] = "tty",
    };

    /// <summary>Finds the parameters that an option of the docker client means.</summary>
    /// <param name="word">A word, such as <c>--rm</c>, <c>--name=web</c> or <c>-it</c>.</param>
    /// <param name="parameters">The cmdlet's parameters.</param>
    /// <returns>The parameters' names; none when it is no such option, or nothing here means it.</returns>
    public static IReadOnlyList<string> ParametersOf(string word, IReadOnlyCollection<string> parameters)
    {
        IEnumerable<string> options = word.StartsWith("--", StringComparison.Ordinal) ? [word[2..].Split('=')[0]]
            : word.Length > 2 && word[0] == '-' && word.Skip(1).All(s_letters.ContainsKey) ? word.Skip(1).Select(static c => s_letters[c])
            : [];
        return
        [
            .. options.Select(option => Array.Find(s_options.GetValueOrDefault(option, []), parameters.Contains)).OfType<string>().Distinct(),
        ];
    }

    /// <summary>Tells what to do about a program that is not there, if its name is several words.</summary>
    /// <param name="program">What was to be run.</param>
    /// <returns>The advice; null when there is none.</returns>
    public static string? AdviceFor(string program)
    {
        string[] words = program.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string apart = string.Join(' ', words.Select(static word => word.StartsWith('-') ? $"'{word}'" : word));
        return words.Length > 1 ? $"The words of a command go apart: write {apart}, and not one text." : null;
    }

    /// <summary>Finds the parameters that a word with one dash may have been meant to be.</summary>
    /// <param name="word">The word.</param>
    /// <param name="parameters">The cmdlet's parameters.</param>
    /// <returns>Their names, the nearest first; none when none is near.</returns>
    public static IReadOnlyList<string> Near(string word, IEnumerable<string> parameters)
    {
        string name = word.TrimStart('-').TrimEnd(':');
        bool isLike = word.StartsWith('-') && word.Length - name.Length <= 2 && name.Length >= ShortestWord && name.All(char.IsAsciiLetter);
        return isLike && !word.StartsWith("--", StringComparison.Ordinal) ? NearMatch.Find(name, parameters) : [];
    }
}

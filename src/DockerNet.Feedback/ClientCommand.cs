using System.Management.Automation.Language;

namespace DockerNet.Feedback;

/// <summary>A command of the docker client, as it was typed.</summary>
internal sealed class ClientCommand
{
    private const string Client = "docker";

    private static readonly string[] s_groups = ["container", "image", "network", "volume"];

    // What the client itself takes before its commands, and what takes a value of those.
    private static readonly string[] s_hosts = ["-H", "--host"];
    private static readonly string[] s_contexts = ["-c", "--context"];
    private static readonly string[] s_settings = ["--config", "-l", "--log-level", "--tlscacert", "--tlscert", "--tlskey"];

    // Options that take nothing, of all commands that are looked at; those of one letter may stand together.
    private static readonly string[] s_switches =
    [
        "--all", "--attachable", "--detach", "--details", "--follow", "--force", "--init", "--interactive", "--internal", "--ipv6", "--no-healthcheck",
        "--privileged", "--publish-all", "--quiet", "--read-only", "--rm", "--timestamps", "--tty", "--volumes",
    ];

    private const string SwitchLetters = "adfiqtP";

    private readonly string[] _words;

    private ClientCommand(string[] words, string? dockerHost)
    {
        DockerHost = dockerHost;
        bool isGrouped = words.Length > 1 && s_groups.Contains(words[0]);
        Verb = string.Join(' ', words.Take(isGrouped && words[0] != "container" ? 2 : 1));
        if (isGrouped && words[0] == "container")
        {
            Verb = words[1];
        }

        _words = words[(isGrouped ? 2 : 1)..];
    }

    /// <summary>What is to be done, such as <c>run</c> or <c>network create</c>.</summary>
    public string Verb { get; }

    /// <summary>The engine that was named; null for the client's own choice.</summary>
    public string? DockerHost { get; }

    /// <summary>All words that are neither options nor an option's value.</summary>
    public IEnumerable<string> Names => _words.Where((word, at) => !word.StartsWith('-') && (at == 0 || !TakesValue(_words[at - 1])));

    /// <summary>Finds the client's command in what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The last command of the client; null when there is none.</returns>
    public static ClientCommand? Find(Ast typed) => typed
        .FindAll(static ast => ast is CommandAst command && IsClient(command.GetCommandName()), searchNestedScriptBlocks: true)
        .Cast<CommandAst>()
        .Select(static command => Read([.. command.CommandElements.Skip(1).Select(Word)]))
        .LastOrDefault();

    /// <summary>Finds the values of an option.</summary>
    /// <param name="names">Its names, with their dashes.</param>
    /// <returns>The values, in their order.</returns>
    public IEnumerable<string> Values(params string[] names)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            string[] parts = _words[i].Split('=', 2);
            if (names.Contains(parts[0]) && (parts.Length > 1 || i + 1 < _words.Length))
            {
                yield return parts.Length > 1 ? parts[1] : _words[i + 1];
            }
        }
    }

    private static bool TakesValue(string option) => option.StartsWith('-') && !option.Contains('=') && !s_switches.Contains(option)
        && (option.StartsWith("--", StringComparison.Ordinal) || !option.Skip(1).All(SwitchLetters.Contains));

    private static bool IsClient(string? name) =>
        name is not null && string.Equals(Path.GetFileNameWithoutExtension(name), Client, StringComparison.OrdinalIgnoreCase);

    private static string Word(CommandElementAst word) => word is StringConstantExpressionAst text ? text.Value : word.Extent.Text;

    private static ClientCommand? Read(string[] words)
    {
        string? host = null;
        int at = 0;
        while (at < words.Length && words[at].StartsWith('-'))
        {
            string[] parts = words[at].Split('=', 2);
            bool takesValue = s_hosts.Contains(parts[0]) || s_contexts.Contains(parts[0]) || s_settings.Contains(parts[0]);
            string? value = !takesValue ? null : parts.Length > 1 ? parts[1] : words.ElementAtOrDefault(at + 1);
            host = s_settings.Contains(parts[0]) ? host : value ?? host;
            at += takesValue && parts.Length == 1 ? 2 : 1;
        }

        return at < words.Length ? new ClientCommand(words[at..], host) : null;
    }
}

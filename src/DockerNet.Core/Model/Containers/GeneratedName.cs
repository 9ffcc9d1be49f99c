using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>
/// Tells the names that engines make up. Nothing in an inspection does, but engines before 25 keep them out of the DNS.
/// </summary>
public static partial class GeneratedName
{
    private static readonly HashSet<string> s_adjectives =
    [
        .. """
        admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming
        clever compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager
        ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny
        gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent
        interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty
        nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed
        reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty trusting
        unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful zealous zen
        """.Split(default(char[]), System.StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Tells whether a name looks as if an engine made it up.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it does.</returns>
    public static bool Is(string name) =>
        Pattern().Match(name) is { Success: true } match && s_adjectives.Contains(match.Groups[1].Value);

    [GeneratedRegex(@"^([a-z]+)_[a-z]+[0-9]?\z")]
    private static partial Regex Pattern();
}

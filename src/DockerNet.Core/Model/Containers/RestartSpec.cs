using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>When the engine starts a container again, with the meaning that <c>--restart</c> gives to the text.</summary>
public sealed record RestartSpec
{
    private const string None = "no";
    private const string Counted = "on-failure";

    private static readonly string[] s_policies = [None, "always", Counted, "unless-stopped"];

    private RestartSpec(string policy, int count)
    {
        Policy = policy;
        MaximumRetryCount = count;
    }

    /// <summary>no, always, on-failure or unless-stopped.</summary>
    public string Policy { get; }

    /// <summary>How often at most; 0 for as often as it takes.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>Whether the engine ever starts the container again.</summary>
    public bool IsNone => Policy == None;

    /// <summary>Reads <c>no</c>, <c>always</c>, <c>unless-stopped</c> or <c>on-failure[:count]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static RestartSpec Parse(string text) =>
        Read(text, out RestartSpec? value) is string problem ? throw new FormatException(problem) : value!;

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The policy.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RestartSpec? value)
    {
        value = null;
        return text is not null && Read(text, out value) is null;
    }

    /// <summary>Reads what the engine tells of a container.</summary>
    /// <param name="inspection">The engine's inspection of the container, as JSON.</param>
    /// <returns>The policy.</returns>
    internal static RestartSpec FromInspection(string inspection)
    {
        using JsonDocument document = JsonDocument.Parse(inspection);
        JsonElement policy = document.RootElement.Part("HostConfig").Part("RestartPolicy");
        JsonElement retries = policy.Part(nameof(MaximumRetryCount));

        // Without a policy some clients write nothing.
        return new RestartSpec(
            policy.Part("Name").Word() is { Length: > 0 } text ? text : None,
            retries.ValueKind == JsonValueKind.Number && retries.TryGetInt32(out int count) ? count : 0);
    }

    /// <summary>The policy as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => MaximumRetryCount == 0
        ? Policy
        : string.Create(CultureInfo.InvariantCulture, $"{Policy}:{MaximumRetryCount}");

    private static string? Read(string text, out RestartSpec? value)
    {
        value = null;
        string[] parts = text.Split(':', 2);
        string policy = parts[0];
        int count = 0;
        if (!s_policies.Contains(policy))
        {
            return Problem(text, $"'{policy}' is no policy");
        }

        if (parts.Length == 2
            && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count))
        {
            return Problem(text, $"'{parts[1]}' is no number");
        }

        if (count < 0)
        {
            return Problem(text, "the count is negative");
        }

        if (count > 0 && policy != Counted)
        {
            return Problem(text, $"'{policy}' takes no count");
        }

        value = new RestartSpec(policy, count);
        return null;
    }

    private static string Problem(string text, string why) =>
        $"'{text}' is not a restart policy, because {why}: write no, always, unless-stopped or on-failure[:count].";
}

using System.Collections;
using System.ComponentModel;
using System.Globalization;
using DockerNet.Text;

namespace DockerNet.Display;

/// <summary>
/// What the table views call for cells that say more than one property does. The objects may come from a job or a file: then
/// what belongs to them is text.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cell
{
    private const int IdLength = 64;
    private const int ShortLength = 12;
    private const string Digest = "sha256:";
    private const string AnyIPv4 = "0.0.0.0:";
    private const string AnyIPv6 = "[::]:";

    /// <summary>Shortens a name that the engine made of 64 digits.</summary>
    /// <param name="name">The name; null for none.</param>
    /// <returns>The name.</returns>
    public static string Name(object? name) => Shorten(name?.ToString() ?? "", "…");

    /// <summary>The part of a volume or image that is mounted, to follow on its name.</summary>
    /// <param name="subpath">The part; empty or null for all of it.</param>
    /// <returns>The part, with a slash before it; empty for all.</returns>
    public static string Below(object? subpath) => Plain.Text(subpath) is { Length: > 0 } part ? $"/{part}" : "";

    /// <summary>An image as the docker client shows it: one without a name by the first digits of its id.</summary>
    /// <param name="image">The image; null for none.</param>
    /// <returns>The image.</returns>
    public static string Image(object? image)
    {
        string text = image?.ToString() ?? "";
        return Shorten(text.StartsWith(Digest, StringComparison.Ordinal) ? text[Digest.Length..] : text, "");
    }

    /// <summary>How long a container has been what it is: engines say short times in many words.</summary>
    /// <param name="status">What the engine says; null for nothing.</param>
    /// <returns>The same in fewer.</returns>
    public static string Status(object? status) => Plain.Text($"{status}"
        .Replace("Less than a second", "< 1 second", StringComparison.Ordinal)
        .Replace("About a minute", "~1 minute", StringComparison.Ordinal)
        .Replace("About an hour", "~1 hour", StringComparison.Ordinal));

    /// <summary>The networks of a container with its addresses there, one a line.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="address">The container's first address, for networks that no longer know it.</param>
    /// <returns>The lines.</returns>
    public static string Networks(object? networks, object? address)
    {
        object?[] all = Items(networks);
        return Lines(all.Select(network => network is ContainerEndpoint endpoint
            ? $"{endpoint.Network} {(object?)endpoint.IPAddress ?? endpoint.IPv6Address}"
            : $"{network} {(all.Length == 1 ? address : null)}"));
    }

    /// <summary>The ports of a container, one a line. One that is published on both families alike is one.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The lines.</returns>
    public static string Ports(object? ports) => Lines(Items(ports).Select(static port => $"{port}").Select(static port =>
        port.StartsWith(AnyIPv4, StringComparison.Ordinal) ? port[AnyIPv4.Length..]
        : port.StartsWith(AnyIPv6, StringComparison.Ordinal) ? port[AnyIPv6.Length..] : port).Distinct());

    /// <summary>What the settings say and what was tried: one word when they agree.</summary>
    /// <param name="settings">What the settings say.</param>
    /// <param name="live">What was tried.</param>
    /// <returns>The words.</returns>
    public static string Verdict(object? settings, object? live)
    {
        const string none = nameof(ReachabilityVerdict.NotTested);
        (string said, string seen) = ($"{settings}", $"{live}");
        return seen == none || seen == said ? said : said == none ? seen : $"{seen} (by settings {said})";
    }

    /// <summary>Why, and what helps.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="advice">What helps; null for nothing.</param>
    /// <returns>Both.</returns>
    public static string Told(object? reason, object? advice) =>
        Plain.Text(advice is null or "" ? reason : $"{reason}: {advice}");

    /// <summary>What a command printed: what went wrong is seen first.</summary>
    /// <param name="error">What it printed as errors.</param>
    /// <param name="output">What it printed.</param>
    /// <returns>The lines.</returns>
    public static string Streams(object? error, object? output) => Lines(Items(error).Concat(Items(output)));

    /// <summary>A value, or how to see it.</summary>
    /// <param name="value">The value; null for one that is hidden.</param>
    /// <returns>The text.</returns>
    public static string Value(object? value) => value is null ? "(hidden: -ShowValue)" : Plain.Text(value);

    /// <summary>A moment, by the clock on the wall.</summary>
    /// <param name="moment">The moment; null for none.</param>
    /// <returns>The day, the hour and the minute.</returns>
    public static string Moment(object? moment) => Local(moment, "yyyy-MM-dd HH:mm");

    /// <summary>A moment to the second, by the clock on the wall.</summary>
    /// <param name="moment">The moment; null for none.</param>
    /// <returns>The day, the time and how far the clock is from UTC.</returns>
    public static string Clock(object? moment) => Local(moment, "yyyy-MM-dd HH:mm:ss zzz");

    private static string Local(object? moment, string form) =>
        moment is DateTimeOffset time ? time.ToLocalTime().ToString(form, CultureInfo.InvariantCulture) : "";

    private static string Shorten(string text, string end) =>
        Plain.Text(text.Length == IdLength && text.All(char.IsAsciiHexDigit) ? $"{text[..ShortLength]}{end}" : text);

    private static string Lines(IEnumerable<object?> lines) =>
        string.Join('\n', lines.Select(static line => PlainText.Line($"{line}".TrimEnd())));

    private static object?[] Items(object? several) =>
        several is IEnumerable items and not string ? [.. items.Cast<object?>()] : several is null ? [] : [several];
}

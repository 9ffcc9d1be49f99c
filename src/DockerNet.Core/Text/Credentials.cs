using System.Text.RegularExpressions;

namespace DockerNet.Text;

/// <summary>Leaves out of texts what addresses say of users and their passwords.</summary>
internal static partial class Credentials
{
    private const string Mark = "://";

    /// <summary>Leaves it out of all addresses in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without it.</returns>
    public static string Hide(string text) =>
        text.Contains(Mark, StringComparison.Ordinal) ? InText().Replace(text, "***@") : text;

    /// <summary>Leaves it out of an address, whatever is in the password.</summary>
    /// <param name="address">The address, which need not make sense.</param>
    /// <returns>The address without it.</returns>
    public static string HideInAddress(string address)
    {
        int mark = address.IndexOf(Mark, StringComparison.Ordinal);
        int start = mark < 0 ? 0 : mark + Mark.Length;
        int end = address.LastIndexOf('@');
        return end < start || IsNameOnly(address[..start], address[start..end]) ? address : $"{address[..start]}***{address[end..]}";
    }

    // Who logs in by ssh has a name there, and no password in the address.
    private static bool IsNameOnly(string scheme, string user) => scheme == "ssh://" && !user.Contains(':', StringComparison.Ordinal);

    [GeneratedRegex("""(?<=://)(?:(?<!ssh://)[^\s'"/@]+|[^\s'"/@]*:[^\s'"/]*)@""", RegexOptions.CultureInvariant)]
    private static partial Regex InText();
}

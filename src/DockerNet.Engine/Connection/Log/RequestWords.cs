using System.Text.RegularExpressions;

namespace DockerNet.Engine.Connection;

/// <summary>Puts requests to an engine into words.</summary>
internal static partial class RequestWords
{
    private const int ShortLength = 12;

    /// <summary>Tells which request it is.</summary>
    /// <param name="method">How it is made.</param>
    /// <param name="address">Of what.</param>
    /// <returns>
    /// The request. One for work is told without what it is to be done with: a build has its arguments there, and an image its
    /// address, and both may have passwords.
    /// </returns>
    public static string Request(HttpMethod method, Uri address) =>
        $"{method} {Uri.UnescapeDataString(method == HttpMethod.Get ? address.PathAndQuery : address.AbsolutePath)}";

    /// <summary>Tells what a request changes.</summary>
    /// <param name="method">How it is made.</param>
    /// <param name="address">Of what.</param>
    /// <returns>The step; null when it changes nothing.</returns>
    public static string? Step(HttpMethod method, Uri address)
    {
        string[] parts = [.. Version().Replace(address.AbsolutePath, "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Name)];
        return (method.Method, parts) switch
        {
            ("POST", ["containers", "create"]) => $"Create the container {Query(address, "name")}".TrimEnd(),
            ("POST", ["containers", string it, "exec"]) => $"Run a program in the container {it}",
            ("POST", ["containers", string it, "start" or "stop" or "restart" or "kill" or "pause" or "unpause" or "rename" or "update"]) =>
                $"{Capital(parts[2])} the container {it}",
            ("PUT", ["containers", string it, "archive"]) => $"Write into {Query(address, "path")} of the container {it}",
            ("DELETE", ["containers", .. string[] it]) => $"Remove the {(Query(address, "link") is "1" or "true" ? "link" : "container")} {string.Join('/', it)}",
            ("POST", ["commit"]) => "Make an image of a container",
            ("POST", ["networks", "create"]) => "Create a network",
            ("POST", ["networks", string it, "connect"]) => $"Connect a container to the network {it}",
            ("POST", ["networks", string it, "disconnect"]) => $"Disconnect a container from the network {it}",
            ("DELETE", ["networks", string it]) => $"Remove the network {it}",
            ("POST", ["volumes", "create"]) => "Create a volume",
            ("DELETE", ["volumes", string it]) => $"Remove the volume {it}",
            ("POST", ["images", "create"]) => "Fetch or import an image",
            ("POST", ["images", "load"]) => "Load images",
            ("POST", ["build"]) => "Build an image",
            ("POST", ["images", .. string[] it, "tag"]) => $"Tag the image {string.Join('/', it)}",
            ("DELETE", ["images", .. string[] it]) => $"Remove the image {string.Join('/', it)}",
            _ => null,
        };
    }

    private static string Name(string part)
    {
        string text = Uri.UnescapeDataString(part);
        return FullId().IsMatch(text) ? text[(text.IndexOf(':') + 1)..][..ShortLength] : text;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Query(Uri address, string key) => address.Query.TrimStart('?').Split('&')
        .Where(pair => pair.StartsWith($"{key}=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair[(key.Length + 1)..]))
        .FirstOrDefault() ?? "";

    // An engine may be behind a path of its host.
    [GeneratedRegex("^.*?/v[0-9]+\\.[0-9]+(?=/)")]
    private static partial Regex Version();

    [GeneratedRegex("^(sha256:)?[0-9a-f]{64}\\z")]
    private static partial Regex FullId();
}

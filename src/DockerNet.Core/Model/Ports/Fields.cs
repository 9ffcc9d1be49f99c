namespace DockerNet.Wiring;

/// <summary>Ports to publish in keys and values, which the client's <c>-p</c> takes too.</summary>
internal static class PortFields
{
    /// <summary>Writes <c>published=8080,target=80,protocol=udp</c> in the usual form.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The usual form; null when a field has no value. Unknown keys have no meaning to the client.</returns>
    public static string? ToPlain(string text)
    {
        var fields = new Dictionary<string, string> { ["published"] = "", ["target"] = "", ["protocol"] = "" };
        foreach (string field in text.Split(','))
        {
            string[] parts = field.Split('=');
            if (parts.Length < 2)
            {
                return null;
            }

            fields[parts[0]] = parts[1];
        }

        return $"{fields["published"]}:{fields["target"]}/{fields["protocol"]}";
    }
}

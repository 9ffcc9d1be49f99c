using System.Text.Json;

namespace DockerNet.Wiring;

/// <summary>Tells how the ports of the host were chosen that a container has.</summary>
public static class HostPorts
{
    private const char Zero = '0';

    /// <summary>Tells whether the engine chose any, so that it would choose another the next time.</summary>
    /// <param name="inspection">The engine's inspection of the container, as JSON.</param>
    /// <returns>Whether it did.</returns>
    public static bool AreRandom(string inspection)
    {
        using JsonDocument document = JsonDocument.Parse(inspection);
        if (!document.RootElement.TryGetProperty("HostConfig", out JsonElement settings))
        {
            return false;
        }

        return (settings.TryGetProperty("PublishAllPorts", out JsonElement all) && all.ValueKind == JsonValueKind.True)
            || (settings.TryGetProperty("PortBindings", out JsonElement ports)
                && ports.ValueKind == JsonValueKind.Object
                && ports.EnumerateObject().Any(static port => HasRandom(port.Value)));
    }

    private static bool HasRandom(JsonElement bindings) =>
        bindings.ValueKind == JsonValueKind.Array && bindings.EnumerateArray().Any(static binding => !IsFixed(binding));

    // Nothing and zero mean any port, and of a range the engine takes the first that is free.
    private static bool IsFixed(JsonElement binding) =>
        binding.TryGetProperty("HostPort", out JsonElement port)
        && port.GetString() is { Length: > 0 } text
        && text.All(char.IsAsciiDigit)
        && text.TrimStart(Zero).Length > 0;
}

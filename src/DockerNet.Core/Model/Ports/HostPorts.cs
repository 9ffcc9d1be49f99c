using System.Text.Json;
using DockerNet.Text;

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
        JsonElement settings = document.RootElement.Part("HostConfig");
        return settings.Part("PublishAllPorts").ValueKind == JsonValueKind.True
            || settings.Part("PortBindings").Parts().Any(static port => port.Value.Items().Any(static binding => !IsFixed(binding)));
    }

    // Nothing and zero mean any port, and of a range the engine takes the first that is free.
    private static bool IsFixed(JsonElement binding) =>
        binding.Part("HostPort").Word() is { Length: > 0 } text
        && text.All(char.IsAsciiDigit)
        && text.TrimStart(Zero).Length > 0;
}

using System.Text.Json;

namespace DockerNet.Text;

/// <summary>Reads JSON that may have anything in any place: what is not of the right kind is not there.</summary>
internal static class JsonParts
{
    /// <summary>A part of an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The part's name.</param>
    /// <returns>The part; of no kind when there is none.</returns>
    public static JsonElement Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>The items of a list.</summary>
    /// <param name="element">The list.</param>
    /// <returns>They; none of what is no list.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The parts of an object.</summary>
    /// <param name="element">The object.</param>
    /// <returns>They; none of what is no object.</returns>
    public static IEnumerable<JsonProperty> Parts(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    /// <summary>A text.</summary>
    /// <param name="element">The text.</param>
    /// <returns>It; empty for what is none.</returns>
    public static string Word(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerNet.Engine.Mapping;

/// <summary>The engine's JSON as it is, with all that the library does not know.</summary>
internal static class Json
{
    // A name that is there twice would be found out only where the object is used.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an object.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The object.</returns>
    public static JsonObject Read(string text) =>
        JsonNode.Parse(text, documentOptions: s_strict) as JsonObject ?? throw new JsonException("It is no object.");

    /// <summary>A part of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The part's name.</param>
    /// <returns>A copy of it; an empty one for none.</returns>
    public static JsonObject Part(JsonNode? node, string name) => (node?[name] as JsonObject)?.DeepClone().AsObject() ?? [];

    /// <summary>A text of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The text's name.</param>
    /// <returns>The text; empty for none.</returns>
    public static string Text(JsonNode? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    /// <summary>Whether an object says that something is so.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsTrue(JsonNode? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue(out bool truth) && truth;

    /// <summary>The texts of a list of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The list's name.</param>
    /// <returns>The texts.</returns>
    public static string[] Texts(JsonNode? node, string name) =>
        [.. (node?[name] as JsonArray ?? []).OfType<JsonValue>().Select(static item => item.GetValue<string>())];

    /// <summary>The objects of a list of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The list's name.</param>
    /// <returns>Copies of the objects.</returns>
    public static JsonObject[] Objects(JsonNode? node, string name) =>
        [.. (node?[name] as JsonArray ?? []).OfType<JsonObject>().Select(static item => item.DeepClone().AsObject())];

    /// <summary>Puts a list in the place of another, unless it has the same items: then even none stays as it was written.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="items">The items.</param>
    public static void Replace(JsonObject node, string name, IEnumerable<JsonNode> items)
    {
        var list = new JsonArray([.. items.Select(static item => item.DeepClone())]);
        if (!JsonNode.DeepEquals(node[name] as JsonArray ?? [], list))
        {
            node[name] = list;
        }
    }

    /// <summary>Puts a list of texts in the place of another.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="texts">The texts.</param>
    public static void Replace(JsonObject node, string name, IEnumerable<string> texts) =>
        Replace(node, name, texts.Select(static text => (JsonNode)JsonValue.Create(text)));

    /// <summary>Puts a set, which the engine writes as an object without values, in the place of another.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The set's name.</param>
    /// <param name="keys">What is in it.</param>
    public static void ReplaceSet(JsonObject node, string name, IEnumerable<string> keys)
    {
        string[] wanted = [.. keys.Distinct()];
        if (!wanted.ToHashSet().SetEquals(Keys(node, name)))
        {
            node[name] = new JsonObject(wanted.Select(static key => KeyValuePair.Create<string, JsonNode?>(key, new JsonObject())));
        }
    }

    /// <summary>The names of a part's fields.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The part's name.</param>
    /// <returns>The names.</returns>
    public static string[] Keys(JsonNode? node, string name) =>
        [.. (node?[name] as JsonObject ?? []).Select(static field => field.Key)];
}

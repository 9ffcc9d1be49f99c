using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerNet.Testing;

/// <summary>Makes of an engine's answer one that no engine gives.</summary>
public sealed class AnswerMutator
{
    private static readonly string[] s_texts =
    [
        "", " ", "\0", "\u001b[2J", "a\r\nb", "\uD83D\uDE00", "..", "../../x", "/", "::", "[::1", "web[", "*", "-1", "NaN", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999+14:00",
        "99999999999999999999", "10.0.0.0/99", "tcp", "80/tcp", "99999/udp", "a:b:c:d", "=", "sha256:", "none", "host", "container:", "container:web", "bridge", "volume", "running", "exited", "restarting",
    ];

    private static readonly string[] s_numbers =
        ["0", "-1", "1", "65536", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e30", "1e999", "0.5", "1E-400"];

    private readonly Random _random;

    public AnswerMutator(int seed)
    {
        _random = new Random(seed);
    }

    // A body that is broken, or has one to four changes; or one in one place, so that most of it still makes sense.
    public byte[] Change(byte[] body, bool gently = false)
    {
        if (!gently && _random.Next(12) == 0)
        {
            return Break(body);
        }

        JsonNode root;
        try
        {
            root = JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return Break(body);
        }

        for (int changes = gently ? 1 : _random.Next(1, 5); changes > 0 && root is not null; changes--)
        {
            root = ChangeOne(root);
        }

        // What no tree can hold is put into the text.
        string text = root is null ? "null" : root.ToJsonString();
        while (text.Contains(Marker, StringComparison.Ordinal))
        {
            int at = text.IndexOf(Marker, StringComparison.Ordinal);
            text = $"{text[..at]}{Raw()}{text[(at + Marker.Length)..]}";
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private const string Marker = "\"@raw@\"";

    private string Raw() => _random.Next(6) switch
    {
        0 => new string('[', 200) + new string(']', 200),
        1 => "{\"A\":1,\"A\":2,\"a\":null}",
        2 => $"\"{new string('x', 50_000)}\"",
        3 => "{\"Name\":\"a\",\"Name\":\"b\"}",
        _ => s_numbers[_random.Next(s_numbers.Length)],
    };

    private JsonNode ChangeOne(JsonNode root)
    {
        var places = new List<(JsonNode Parent, string Name, int Index)>();
        Collect(root, places, depth: 0);
        if (places.Count == 0 || _random.Next(60) == 0)
        {
            return Value();
        }

        (JsonNode parent, string name, int index) = places[_random.Next(places.Count)];
        if (parent is JsonObject owner)
        {
            switch (_random.Next(8))
            {
                case 0: owner.Remove(name); break;
                case 1: JsonNode value = owner[name]; owner.Remove(name); owner[_random.Next(2) == 0 ? name.ToUpperInvariant() : Text()] = value; break;
                default: owner[name] = Value(owner[name]); break;
            }
        }
        else if (parent is JsonArray list)
        {
            switch (_random.Next(5))
            {
                case 0: list.RemoveAt(index); break;
                case 1: list.Insert(index, null); break;
                case 2: list.Add(list[index]?.DeepClone()); break;
                default: list[index] = Value(list[index]); break;
            }
        }

        return root;
    }

    private static void Collect(JsonNode node, List<(JsonNode Parent, string Name, int Index)> places, int depth)
    {
        if (depth > 20)
        {
            return;
        }

        if (node is JsonObject owner)
        {
            foreach ((string name, JsonNode value) in owner)
            {
                places.Add((owner, name, 0));
                Collect(value, places, depth + 1);
            }
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                places.Add((list, null, i));
                Collect(list[i], places, depth + 1);
            }
        }
    }

    // One of the same type is what goes furthest.
    private JsonNode Value(JsonNode old = null)
    {
        JsonValueKind kind = old?.GetValueKind() ?? JsonValueKind.Undefined;
        return _random.Next(9) switch
        {
            0 or 1 => null,
            2 => JsonValue.Create(Text()),
            3 => JsonValue.Create("@raw@"),
            4 => new JsonArray([null, JsonValue.Create(Text()), new JsonObject()]),
            5 => new JsonObject { [Text()] = null },
            6 => _random.Next(2) == 0 ? new JsonArray() : new JsonObject(),
            _ when kind == JsonValueKind.String => JsonValue.Create(_random.Next(3) == 0 ? old.GetValue<string>() + Text() : Text()),
            _ when kind == JsonValueKind.Number => JsonValue.Create(_random.Next(-5, 70000)),
            _ when kind is JsonValueKind.True or JsonValueKind.False => JsonValue.Create(kind == JsonValueKind.False),
            _ when kind == JsonValueKind.Array => new JsonArray([null, .. old.AsArray().Select(static item => item?.DeepClone()), null]),
            _ => JsonValue.Create(_random.Next(2) == 0),
        };
    }

    private string Text() => s_texts[_random.Next(s_texts.Length)];

    private byte[] Break(byte[] body)
    {
        int at = _random.Next(body.Length + 1);
        switch (_random.Next(6))
        {
            case 0: return body[..at];
            case 1: return [];
            case 2: return Encoding.UTF8.GetBytes("<html><body>It works!</body></html>");
            case 3: return [.. body[..at], (byte)_random.Next(256), .. body[at..]];
            case 4: return [.. body, .. body];
            default:
                byte[] other = [.. body];
                for (int i = 0; i < 3 && other.Length > 0; i++)
                {
                    other[_random.Next(other.Length)] = (byte)_random.Next(256);
                }

                return other;
        }
    }
}

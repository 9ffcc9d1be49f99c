using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace DockerNet.Testing;

// Feeds every parser of texts in an assembly with what it does not expect: whatever is read of a text is read, or refused by a
// FormatException or the module's own exception, in words and in time.
public sealed class ParserFuzzer
{
    private static readonly string[] s_seeds =
    [
        "127.0.0.1:8080-8082:80-82/udp", "[::1]:53:53/tcp", "target=80,published=8080,protocol=udp", "db:webdb", "data:/x:ro,z",
        "type=bind,src=/a,dst=/b,readonly,bind-propagation=rslave", "type=tmpfs,dst=/t,tmpfs-size=1k,tmpfs-mode=1777", "A=\"1 2\"",
        "name=front,alias=web,ip=10.0.0.5,driver-opt=a=b", "container:db", "/run:size=1m,mode=1777,noexec", "on-failure:3", "db:host-gateway",
        "registry.example:5000/a/b:tag@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "name:/path/./x/..", "C:\\x:/y",
        "# c\n!**/*.md\n/a[b-d]?/\n", "Step 3/7 : RUN make", "12.5kB", "10.0.0.0/8", "fd00::/64", "172.17.0.255/16", "2020-02-30T25:61:00.123456789Z",
        "{\"format\":\"dockernet-volume-1\",\"volume\":\"v\",\"labels\":{\"a\":\"b\"},\"made\":\"2026-01-01T00:00:00Z\"}",
        "{\"path\":\"a/b\",\"type\":\"File\",\"length\":3,\"mode\":\"rw-r--r--\",\"userId\":0,\"groupId\":0,\"modified\":\"2026-01-01T00:00:00Z\",\"checksum\":\"00\"}",
        "{\"items\":3,\"itemsChecksum\":\"00\",\"archiveChecksum\":\"00\"}", "{\"message\":\"No such container: web\"}", "get: no such volume",
        "1: lo: <LOOPBACK,UP> mtu 65536 qdisc noqueue state UNKNOWN\n    inet 127.0.0.1/8 scope host lo\n12: eth0@if13: <UP> mtu 1500\n    link/ether 02:42:ac:11:00:02\n",
        "  sl  local_address rem_address   st\n   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1\n",
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0\n",
        "nameserver 127.0.0.11\noptions ndots:0\nsearch a.b\n", "127.0.0.1\tlocalhost\n172.17.0.2\tdb 0123456789ab # x\n",
        "PING 10.0.0.2 (10.0.0.2): 56 data bytes\n64 bytes from 10.0.0.2: seq=0 ttl=64 time=0.1 ms\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.1/0.1/0.1 ms",
        "-A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80", "tcp://172.17.0.2:6379", "DB_PORT_6379_TCP_ADDR=172.17.0.2",
    ];

    private static readonly string[] s_odd =
    [
        "\0", "\n", "\r\n", "\t", " ", ":", "::", "=", ",", "/", "-", "[", "]", "{", "}", "\"", "\\", "#", "%", "*", "٣", "\uFEFF", "\uD800", "😀", "..", "-1", "0",
        "2147483648", "99999999999999999999", "1e999", "null", "\"\"", "{}", "NaN",
    ];

    private readonly List<MethodInfo> _parsers;

    public ParserFuzzer(params Assembly[] assemblies)
    {
        _parsers = [.. assemblies.SelectMany(static assembly => assembly.GetTypes()).SelectMany(static type => type.GetMethods(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(IsParser)];
    }

    public string[] Parsers => [.. _parsers.Select(NameOf)];

    // Gives what is wrong with each parser; nothing when all is well.
    public string[] Run(int count, int seed)
    {
        var wrong = new List<string>();
        foreach (MethodInfo parser in _parsers)
        {
            var random = new Random(seed);
            for (int i = 0; i < count; i++)
            {
                string text = Next(random);
                if (Try(parser, text) is string why)
                {
                    wrong.Add($"{NameOf(parser)}: {why} at {Show(text)}");
                    break;
                }
            }
        }

        return [.. wrong];
    }

    // By their names, and with nothing but texts and numbers to read; what opens files is no parser of texts.
    private static bool IsParser(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return !method.ContainsGenericParameters
            && parameters.Length > 0
            && parameters[0].ParameterType == typeof(string)
            && parameters[0].Name is not ("file" or "folder" or "path" or "dockerHost" or "name")
            && parameters.Skip(1).All(static parameter => parameter.IsOut || parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(string))
            && (method.Name is "Parse" or "TryParse" or "TryRead" or "Listeners" or "Judge" or "Find" or "FirstWords" or "OfNameServer" or "WithNetworks" or "EngineMessage"
                || method.Name.StartsWith("Read", StringComparison.Ordinal)
                || (method.DeclaringType.Name == "Values" && method.ReturnType != typeof(string)));
    }

    private static string Try(MethodInfo parser, string text)
    {
        object[] arguments = [.. parser.GetParameters().Select(parameter =>
            parameter.Position == 0 ? text : parameter.IsOut ? null : parameter.ParameterType == typeof(int) ? (object)1 : "x")];
        long begin = Stopwatch.GetTimestamp();
        try
        {
            object result = parser.Invoke(null, arguments);
            if (result is IEnumerable many and not string)
            {
                foreach (object _ in many)
                {
                    // What is read lazily is to be read.
                }
            }
        }
        catch (TargetInvocationException error) when (parser.Name != "TryParse"
            && (error.InnerException is FormatException || IsAnswer(parser, error.InnerException)))
        {
            // Refused in words.
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException.GetType().Name;
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }

        return Stopwatch.GetElapsedTime(begin) > TimeSpan.FromSeconds(2) ? "it took more than two seconds" : null;
    }

    // What an engine's answer is not, is told by the one place that calls engines.
    private static bool IsAnswer(MethodInfo parser, Exception error) =>
        parser.DeclaringType.Assembly.GetName().Name == "DockerNet.Engine" && error is System.Text.Json.JsonException or InvalidOperationException or ArgumentException;

    private static string Next(Random random)
    {
        var text = new StringBuilder(s_seeds[random.Next(s_seeds.Length)]);
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            int length = random.Next(Math.Min(8, text.Length - at) + 1);
            switch (random.Next(6))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, s_odd[random.Next(s_odd.Length)]); break;
                case 2: text.Insert(at, text.ToString(at, length)); break;
                case 3: text.Length = at; break;
                case 4: string other = s_seeds[random.Next(s_seeds.Length)]; text.Insert(at, other.AsSpan(random.Next(other.Length))); break;
                default: if (at < text.Length) { text[at] = (char)random.Next(0x10000); } break;
            }
        }

        return text.ToString();
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType.Name}.{method.Name}";

    private static string Show(string text) => string.Concat(text.Select(static c => c is >= ' ' and < '\x7f' ? $"{c}" : $"\\u{(int)c:x4}"));
}

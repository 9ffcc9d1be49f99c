using System.Reflection;
using System.Text;

namespace DockerNet.Testing;

// Reads archives made by chance, and good ones with bytes changed, cut out and put in, by the module's own reader. Some of
// them go through the scan that all of the module reads archives with, and through the edit that changes headers: what
// comes out of that must say the same.
public sealed class TarFuzzer
{
    private const int Block = 512;
    private const int MostContent = 64 * 1024;
    private const long MostMemory = 16 * 1024 * 1024;
    private const BindingFlags Plain = BindingFlags.DoNotWrapExceptions;

    private static readonly byte[] s_bytes = { 0, 48, 55, 57, 128, 255, 10, 32, 61, 45 };
    private static readonly byte[] s_marks = { 0x80, 0xff, 48, 83, 120, 103, 76, 1 };
    private static readonly int[] s_fields = { 124, 156, 386, 482, 483, 0, 257 };

    private static readonly string[] s_shown = ["Type", "Name", "LinkName", "Length", "UserId", "Mode"];

    private readonly ConstructorInfo _reader;
    private readonly MethodInfo _next;
    private readonly MethodInfo _header;
    private readonly MethodInfo _read;
    private readonly MethodInfo _end;
    private readonly PropertyInfo[] _properties;
    private readonly ConstructorInfo _scan;
    private readonly MethodInfo _run;
    private readonly Delegate _found;
    private readonly object _edit;
    private readonly MethodInfo _pass;

    private long _longest;

    public TarFuzzer(Assembly core)
    {
        Type reader = core.GetType("DockerNet.Workflows.TarReader", throwOnError: true);
        _reader = reader.GetConstructors()[0];
        _next = reader.GetMethod("NextAsync");
        _header = _next.ReturnType.GetProperty("Result").GetMethod;
        _read = reader.GetMethod("ReadAsync");
        _end = reader.GetMethod("CheckEnd");
        _properties = [.. s_shown.Select(_next.ReturnType.GetGenericArguments()[0].GetProperty)];
        Type scan = core.GetType("DockerNet.Workflows.ArchiveScan", throwOnError: true);
        Type item = core.GetType("DockerNet.VolumeItem", throwOnError: true);
        _scan = scan.GetConstructors()[0];
        _run = scan.GetMethod("RunAsync");
        _found = Make(typeof(Func<,>).MakeGenericType(item, typeof(Task)), nameof(Found), item);
        Type edit = core.GetType("DockerNet.Workflows.ArchiveEdit", throwOnError: true);
        Type header = _next.ReturnType.GetGenericArguments()[0];
        _edit = edit.GetConstructors()[0].Invoke([Make(typeof(Func<,>).MakeGenericType(header, header), nameof(Same), header)]);
        _pass = edit.GetMethod("RunAsync", [typeof(Stream), typeof(Stream), typeof(CancellationToken)]);
    }

    // How many were read, and how many refused.
    public int Read { get; private set; }

    public int Refused { get; private set; }

    // Gives what is wrong; null when all is well.
    public async Task<string> RunAsync(byte[][] seeds, int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            byte[] archive = random.Next(4) == 0 ? Mutate(seeds[random.Next(seeds.Length)], null, random) : Make(random);
            string wrong = Try(archive, random.Next(8) == 0) ?? (random.Next(64) == 0 ? await ScanAsync(archive).ConfigureAwait(false) : null);
            if (wrong is not null)
            {
                return $"{wrong}, at {Convert.ToBase64String(archive)}";
            }
        }

        return null;
    }

    private string Try(byte[] archive, bool withEdit)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string said = null;
        var source = new MemoryStream(archive);
        string wrong = Catch(() => said = Tell(source, withContent: true));
        long memory = GC.GetAllocatedBytesForCurrentThread() - before;
        if (wrong is not null || memory > MostMemory)
        {
            return wrong ?? $"{memory} bytes of memory";
        }

        if (said is null)
        {
            Refused++;
            return null;
        }

        Read++;
        return withEdit ? Compare(archive[..(int)source.Position], said) : null;
    }

    private string Compare(byte[] archive, string said)
    {
        // Holes are written out, for which there is no room here.
        if (_longest > MostContent)
        {
            return null;
        }

        var passed = new MemoryStream();
        string again;
        try
        {
            ((Task)_pass.Invoke(_edit, Plain, null, [new MemoryStream(archive), passed, CancellationToken.None], null)).GetAwaiter().GetResult();
            again = Tell(new MemoryStream(passed.ToArray()), withContent: false);
        }
        catch (Exception error)
        {
            return $"'{said}' was not passed on: {Show(error)}";
        }

        return again == said ? null : $"'{said}' was passed on as '{again}'";
    }

    private string Tell(Stream archive, bool withContent)
    {
        object reader = _reader.Invoke(Plain, null, new object[] { archive }, null);
        var told = new StringBuilder();
        object[] none = { CancellationToken.None };
        byte[] buffer = new byte[4096];
        _longest = 0;
        while (_header.Invoke(_next.Invoke(reader, Plain, null, none, null), Plain, null, null, null) is object header)
        {
            foreach (PropertyInfo property in _properties)
            {
                told.Append(property.GetValue(header)).Append('|');
            }

            _longest = Math.Max(_longest, (long)_properties[3].GetValue(header));
            for (int total = 0, count = 1; withContent && count > 0 && total < MostContent; total += count)
            {
                count = ((ValueTask<int>)_read.Invoke(reader, Plain, null, new object[] { new Memory<byte>(buffer), CancellationToken.None }, null)).GetAwaiter().GetResult();
            }
        }

        _end.Invoke(reader, Plain, null, null, null);
        return told.ToString();
    }

    private async Task<string> ScanAsync(byte[] archive)
    {
        try
        {
            object scan = _scan.Invoke(new object[] { null, _found });
            await ((Task)_run.Invoke(scan, new object[] { new MemoryStream(archive), null, false, CancellationToken.None })).ConfigureAwait(false);
            return null;
        }
        catch (Exception error)
        {
            return IsRefusal(error) ? null : Show(error);
        }
    }

    private static string Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return IsRefusal(error) ? null : Show(error);
        }
    }

    private static bool IsRefusal(Exception error) =>
        error.GetType().Name == "EngineException" && $"{error.GetType().GetProperty("Kind").GetValue(error)}" is "ArchiveInvalid" or "ArchiveTooLarge";

    private static string Show(Exception error) => $"{error.GetType().Name}: {error.Message} {error.StackTrace}";

    private static Delegate Make(Type type, string method, Type argument) => Delegate.CreateDelegate(
        type, typeof(TarFuzzer).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic).MakeGenericMethod(argument));

    private static Task Found<T>(T item) => Task.CompletedTask;

    private static T Same<T>(T header) => header;

    private static byte[] Make(Random random)
    {
        var maker = new TarMaker(random);
        byte[] archive = maker.Make();
        return random.Next(2) == 0 ? archive : Mutate(archive, maker.Headers, random);
    }

    private static byte[] Mutate(byte[] seed, IReadOnlyList<int> headers, Random random)
    {
        byte[] bytes = (byte[])seed.Clone();
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Length);
            int block = at - (at % Block);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = s_bytes[random.Next(s_bytes.Length)]; break;
                case 2: bytes[at] = bytes[random.Next(bytes.Length)]; break;
                case 3 when block + Block <= bytes.Length: bytes[block + s_fields[random.Next(s_fields.Length)]] = s_marks[random.Next(s_marks.Length)]; break;
                case 4 when random.Next(8) == 0: bytes = bytes[..(at + 1)]; break;
            }
        }

        // Most changes would end at the checksum otherwise.
        if (random.Next(32) > 0)
        {
            foreach (int at in headers ?? [.. Enumerable.Range(0, bytes.Length / Block).Select(static number => number * Block).Where(at => bytes[at + 257] == 'u')])
            {
                if (at + Block <= bytes.Length)
                {
                    TarMaker.Sum(bytes.AsSpan(at, Block));
                }
            }
        }

        return bytes;
    }
}

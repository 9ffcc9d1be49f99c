using System.Reflection;
using System.Text;

namespace DockerNet.Testing;

// Reads archives with bytes changed, cut out and put in, by chance, with the module's own scan of archives: the one that all of
// it reads them with.
public sealed class TarFuzzer
{
    private const int Block = 512;

    private static readonly byte[] s_bytes = { 0, 48, 55, 57, 128, 255, 10, 32, 61, 45 };
    private static readonly byte[] s_marks = { 0x80, 0xff, 48, 83, 120, 103, 76, 1 };
    private static readonly int[] s_fields = { 124, 156, 386, 482, 483, 0, 257 };

    private readonly ConstructorInfo _scan;
    private readonly MethodInfo _run;
    private readonly Delegate _found;

    public TarFuzzer(Assembly core)
    {
        Type scan = core.GetType("DockerNet.Workflows.ArchiveScan", throwOnError: true);
        Type item = core.GetType("DockerNet.VolumeItem", throwOnError: true);
        _scan = scan.GetConstructors()[0];
        _run = scan.GetMethod("RunAsync");
        _found = Delegate.CreateDelegate(
            typeof(Func<,>).MakeGenericType(item, typeof(Task)),
            typeof(TarFuzzer).GetMethod(nameof(Found), BindingFlags.Static | BindingFlags.NonPublic).MakeGenericMethod(item));
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
            // A hole of any length is hashed with all its zeros, which takes its time.
            byte[] archive = Mutate(seeds[random.Next(seeds.Length)], random);
            try
            {
                object scan = _scan.Invoke(new object[] { null, _found });
                await ((Task)_run.Invoke(scan, new object[] { new MemoryStream(archive), null, i % 16 == 0, CancellationToken.None })).ConfigureAwait(false);
                Read++;
            }
            catch (Exception error) when (error.GetType().Name == "EngineException" && $"{error.GetType().GetProperty("Kind").GetValue(error)}" == "ArchiveInvalid")
            {
                Refused++;
            }
            catch (Exception error)
            {
                return $"{error.GetType().Name}: {error.Message}, at {Convert.ToBase64String(archive)}";
            }
        }

        return null;
    }

    private static Task Found<T>(T item) => Task.CompletedTask;

    private static byte[] Mutate(byte[] seed, Random random)
    {
        byte[] bytes = (byte[])seed.Clone();
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            int at = random.Next(bytes.Length);
            int block = at - (at % Block);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = s_bytes[random.Next(s_bytes.Length)]; break;
                case 2: bytes[at] = bytes[random.Next(bytes.Length)]; break;
                case 3 when block + Block <= bytes.Length: bytes[block + s_fields[random.Next(s_fields.Length)]] = s_marks[random.Next(s_marks.Length)]; break;
                case 4 when random.Next(4) == 0: bytes = bytes[..(at + 1)]; break;
            }
        }

        // Most changes would end at the checksum otherwise.
        if (random.Next(8) > 0)
        {
            Repair(bytes);
        }

        return bytes;
    }

    private static void Repair(byte[] bytes)
    {
        for (int at = 0; at + Block <= bytes.Length; at += Block)
        {
            // What looks like a header.
            if (bytes[at + 257] != 'u' || bytes[at + 258] != 's')
            {
                continue;
            }

            bytes.AsSpan(at + 148, 8).Fill((byte)' ');
            int sum = 0;
            foreach (byte value in bytes.AsSpan(at, Block))
            {
                sum += value;
            }

            Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(bytes, at + 148);
        }
    }
}

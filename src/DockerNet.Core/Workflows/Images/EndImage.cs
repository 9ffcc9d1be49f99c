using System.Buffers.Binary;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// An image of one program of some forty bytes, which ends the group of processes whose number it is given. It is made by the
/// module when it is needed, is known by its id alone, and is removed when that is done.
/// </summary>
internal static class EndImage
{
    /// <summary>The program's path.</summary>
    public const string Program = "/end";

    private const int Executable = 0x1ED;

    // Where a program is put that says so itself, and what stands in front of its code.
    private const long Base = 0x400000;
    private const int HeaderSize = 64 + 56;

    // Reads the number in the first argument, calls kill(-number, SIGKILL), then exit(0).
    private static readonly Dictionary<string, (ushort Machine, byte[] Code)> s_programs = new()
    {
        ["x86_64"] = (62, Convert.FromHexString(
            "488b742410"         // mov rsi, [rsp+16]
            + "31ff"             // xor edi, edi
            + "0fb606"           // next: movzx eax, byte [rsi]
            + "48ffc6"           // inc rsi
            + "83e830"           // sub eax, '0'
            + "7808"             // js done
            + "8d3cbf"           // lea edi, [rdi+rdi*4]
            + "8d3c78"           // lea edi, [rax+rdi*2]
            + "ebed"             // jmp next
            + "48f7df"           // done: neg rdi
            + "6a095e"           // mov esi, 9
            + "6a3e58" + "0f05"  // kill
            + "31ff"             // xor edi, edi
            + "6a3c58" + "0f05")), // exit
        ["aarch64"] = (183, Convert.FromHexString(
            "e10b40f9"           // ldr x1, [sp, 16]
            + "000080d2"         // mov x0, 0
            + "430180d2"         // mov x3, 10
            + "22144038"         // next: ldrb w2, [x1], 1
            + "42c00071"         // subs w2, w2, '0'
            + "64000054"         // b.mi done
            + "0008039b"         // madd x0, x0, x3, x2
            + "fcffff17"         // b next
            + "e00300cb"         // done: neg x0, x0
            + "210180d2"         // mov x1, 9
            + "281080d2" + "010000d4" // kill
            + "000080d2"         // mov x0, 0
            + "a80b80d2" + "010000d4")), // exit
    };

    /// <summary>Makes it, does something, and removes it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="work">What is done, with the image's id.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done; at once, if there is no program for the engine's computer.</returns>
    public static async Task WithAsync(IEngine engine, Func<string, Task> work, CancellationToken token)
    {
        string computer = (await engine.System.GetAsync(token).ConfigureAwait(false)).Architecture;
        if (!s_programs.TryGetValue(computer, out (ushort Machine, byte[] Code) program))
        {
            return;
        }

        byte[] content = Link(program.Machine, program.Code);
        using var archive = new MemoryStream();
        var writer = new TarWriter(archive);
        using var file = new MemoryStream(content);
        await writer
            .WriteFileAsync(new TarHeader { Name = Program.TrimStart('/'), Mode = Executable, Length = content.Length }, file, token)
            .ConfigureAwait(false);
        await writer.EndAsync(token).ConfigureAwait(false);
        archive.Position = 0;
        var request = new ImageImportRequest
        {
            Repository = $"dockernet-helper-{Guid.NewGuid():n}",
            Tag = "end",
            Message = "a program that ends others",
            Changes = [$"LABEL {HelperLabel.Name}={HelperLabel.Value}"],
        };
        string id = await engine.Images.ImportAsync(archive, request, token).ConfigureAwait(false);
        try
        {
            await work(id).ConfigureAwait(false);
        }
        finally
        {
            await engine.Images.RemoveAsync(id, force: true, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // A program of one part, which is all of the file.
    private static byte[] Link(ushort machine, byte[] code)
    {
        byte[] file = new byte[HeaderSize + code.Length];
        byte[] start = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        start.CopyTo(file, 0);
        Span<byte> rest = file;
        BinaryPrimitives.WriteUInt16LittleEndian(rest[16..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[18..], machine);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[20..], 1);
        BinaryPrimitives.WriteInt64LittleEndian(rest[24..], Base + HeaderSize);
        BinaryPrimitives.WriteInt64LittleEndian(rest[32..], 64);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[52..], 64);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[54..], 56);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[56..], 1);
        Span<byte> part = rest[64..];
        BinaryPrimitives.WriteUInt32LittleEndian(part, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(part[4..], 5);
        BinaryPrimitives.WriteInt64LittleEndian(part[16..], Base);
        BinaryPrimitives.WriteInt64LittleEndian(part[24..], Base);
        BinaryPrimitives.WriteInt64LittleEndian(part[32..], file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(part[40..], file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(part[48..], 0x1000);
        code.CopyTo(file, HeaderSize);
        return file;
    }
}

using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using DockerNet.Contracts;

namespace DockerNet.Hosting;

/// <summary>The one place where the module has to do with the console itself.</summary>
internal static class Terminals
{
    // PowerShell takes any beginning of its parameter that no other has.
    private const string NonInteractive = "noninteractive";
    private const int ShortestBeginning = 4;

#pragma warning disable RS0030 // This is the place.
    /// <summary>The size of the terminal.</summary>
    public static TerminalSize Size => new(Console.WindowWidth, Console.WindowHeight);

    /// <summary>Tells why nobody can type into this process.</summary>
    /// <returns>The reason, as a sentence; null when somebody can.</returns>
    public static string? WhyNone() =>
        Console.IsInputRedirected ? "there is no terminal: the session's input comes from elsewhere"
        : Console.IsOutputRedirected ? "there is no terminal: the session's output goes elsewhere"
        : Array.Exists(Environment.GetCommandLineArgs(), IsNonInteractive) ? "PowerShell was started with -NonInteractive"
        : null;

    /// <summary>Tells why a program cannot have the terminal of this session.</summary>
    /// <param name="host">What PowerShell runs in.</param>
    /// <returns>The reason, as a sentence; null when it can.</returns>
    public static string? WhyNone(PSHost host) => WhyNone()
        // A job in this process, or a program that PowerShell is a part of. Nobody types there.
        ?? ((host as IHostSupportsInteractiveSession)?.Runspace is not Runspace own || own != Runspace.DefaultRunspace
            ? "nobody types into this session: it is a job, or runs within a program"
            : null);
#pragma warning restore RS0030

    /// <summary>Takes the terminal. It is whoever asks for it who gives it back.</summary>
    /// <returns>The terminal.</returns>
    public static ITerminal Open() => OperatingSystem.IsWindows() ? new WindowsTerminal() : new UnixTerminal();

    private static bool IsNonInteractive(string argument)
    {
        string name = argument.TrimStart('-', '/');
        return name.Length < argument.Length
            && name.Length >= ShortestBeginning
            && NonInteractive.StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}

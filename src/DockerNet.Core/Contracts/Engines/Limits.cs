namespace DockerNet.Contracts;

/// <summary>
/// How much is taken, and how long is waited, from whom nothing is taken on trust: engines, containers and what is in them.
/// Each limit is far beyond what anybody needs, and small enough that a session lives on. Tests set the times short.
/// </summary>
internal static class EngineLimits
{
    /// <summary>The bytes of a whole answer: some ten thousand containers in one list.</summary>
    public const int AnswerBytes = 32 * 1024 * 1024;

    /// <summary>The values of a whole answer, each of which becomes an object many times as large as its text.</summary>
    public const int AnswerValues = 1_000_000;

    /// <summary>The bytes of one message of an answer that is one message after another, and of one line of a log.</summary>
    public const int LineBytes = 1024 * 1024;

    /// <summary>The bytes that a program prints which the module runs in a container: the kernel's tables are the longest.</summary>
    public const int ProgramBytes = 8 * 1024 * 1024;

    /// <summary>The bytes of a user's own command that are kept for its result. Lines that are passed on are not kept.</summary>
    public const int CommandBytes = 64 * 1024 * 1024;

    /// <summary>How long a program may take which the module runs in a container, and which only reads.</summary>
    public static TimeSpan ProgramTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a program may take which the module runs in a container, and which changes files.</summary>
    public static TimeSpan ChangeTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long an engine may tell nothing while it fetches, builds or packs an image: one layer can take it minutes.
    /// </summary>
    public static TimeSpan WorkTime { get; set; } = TimeSpan.FromMinutes(30);
}

namespace DockerNet.Wiring;

/// <summary>The kernel's capabilities, that containers get or lose.</summary>
internal static class KernelCapability
{
    /// <summary>Their names, as they are given to an engine, and the word for all of them.</summary>
    public static readonly string[] Names =
    [
        "ALL", "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
        "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
        "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
        "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT",
        "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM",
    ];

    private const string All = "ALL";
    private const string Prefix = "CAP_";

    /// <summary>Writes capabilities in one way, each once and in order, as clients from 28 on do.</summary>
    /// <param name="names">The capabilities, as they were given.</param>
    /// <returns>The same.</returns>
    public static IReadOnlyList<string> Canonical(IEnumerable<string> names) =>
        [.. names.Select(Canonical).Distinct().Order(StringComparer.Ordinal)];

    private static string Canonical(string name)
    {
        string upper = name.ToUpperInvariant();
        return upper == All || upper.StartsWith(Prefix, StringComparison.Ordinal) ? upper : Prefix + upper;
    }
}

namespace DockerNet.Wiring;

/// <summary>Which program of a container is the shell to enter it by.</summary>
internal static class ShellRules
{
    private const string Root = "0";
    private const int ShellField = 6;
    private const int IdField = 2;

    // Accounts that nobody is to log in to have other programs in the place of a shell.
    private static readonly string[] s_names = ["bash", "zsh", "fish", "ksh", "mksh", "ash", "dash", "sh"];

    // The best first, each where images have it; the last is that of images with nothing but one program and busybox.
    private static readonly string[] s_usual =
    [
        "/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash", "/bin/ash", "/bin/sh", "/usr/bin/sh", "/bin/dash", "/busybox/sh",
    ];

    /// <summary>Lists the programs that may be it: first the one that the container's own list of users names.</summary>
    /// <param name="accounts">The content of its /etc/passwd; empty when it has none.</param>
    /// <param name="user">The user to be, as <c>name</c>, <c>uid</c> or <c>uid:gid</c>; empty for root.</param>
    /// <returns>The full paths, the best first.</returns>
    public static IReadOnlyList<string> Candidates(string accounts, string user)
    {
        string name = user.Split(':')[0] is { Length: > 0 } given ? given : Root;
        string[]? account = accounts.Split('\n')
            .Select(static line => line.TrimEnd('\r').Split(':'))
            .FirstOrDefault(fields => fields.Length > ShellField && (fields[0] == name || fields[IdField] == name));
        string shell = account?[ShellField] ?? "";
        return shell.StartsWith('/') && s_names.Contains(shell[(shell.LastIndexOf('/') + 1)..])
            ? [shell, .. s_usual.Where(usual => usual != shell)]
            : s_usual;
    }
}

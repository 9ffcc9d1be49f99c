using System.Runtime.CompilerServices;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Enters a container by a command, or by the first shell that it has.</summary>
/// <param name="engine">The engine.</param>
/// <param name="open">Takes the caller's terminal.</param>
/// <param name="size">Its size before it is taken.</param>
internal sealed class EntryRun(IEngine engine, Func<ITerminal> open, TerminalSize size)
{
    private const string AccountFile = "/etc/passwd";
    private const string Running = "running";

    /// <summary>Enters.</summary>
    /// <param name="container">The container.</param>
    /// <param name="request">The command; without one it is a shell.</param>
    /// <param name="detachKeys">The keys that leave it.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>The exit code; null when it was left and goes on.</returns>
    public async Task<int?> RunAsync(Container container, ExecRequest request, DetachKeysSpec detachKeys, CancellationToken token)
    {
        request = request with { Tty = true, DetachKeys = detachKeys.ToString() };
        if (request.Command.Count > 0)
        {
            return await EnterAsync(container, request, detachKeys, token).ConfigureAwait(false);
        }

        var found = new List<string>();
        await foreach (string shell in ShellsAsync(container, request.User, token).ConfigureAwait(false))
        {
            try
            {
                return await EnterAsync(container, request with { Command = [shell] }, detachKeys, token).ConfigureAwait(false);
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.CommandNotFound)
            {
                // It is there, and cannot be run by this user or in this container.
                found.Add(shell);
            }
        }

        throw new EngineException(
            ContainerErrors.CommandNotFound,
            found.Count == 0
                ? "there is no shell in the container: name another program to enter it by, or copy files with Copy-ContainerItem"
                : $"of the shells in the container none can be run: {string.Join(", ", found)}");
    }

    private async Task<int?> EnterAsync(Container container, ExecRequest request, DetachKeysSpec detachKeys, CancellationToken token)
    {
        using ITerminalCommand command =
            await engine.Exec.OpenTerminalAsync(container.Id, request, size, token).ConfigureAwait(false);
        bool ended;
        using (ITerminal terminal = open())
        {
            ended = await new TerminalRun(terminal, command, detachKeys.Bytes).RunAsync(token).ConfigureAwait(false);
        }

        // What closes its terminal may still run. That can be waited for without the caller's.
        return ended ? await command.WaitAsync(token).ConfigureAwait(false) : null;
    }

    private async IAsyncEnumerable<string> ShellsAsync(
        Container container, string user, [EnumeratorCancellation] CancellationToken token)
    {
        if (container.State != Running)
        {
            // The engine says best why it cannot be entered.
            yield return "/bin/sh";
            yield break;
        }

        ContainerDetail detail = await engine.Containers.InspectAsync(container.Id, token).ConfigureAwait(false);
        string accounts = await AccountsAsync(container, token).ConfigureAwait(false);
        foreach (string shell in ShellRules.Candidates(accounts, user.Length > 0 ? user : detail.User))
        {
            if (await engine.Files.StatAsync(container.Id, shell, token).ConfigureAwait(false) is { IsFolder: false })
            {
                yield return shell;
            }
        }
    }

    private async Task<string> AccountsAsync(Container container, CancellationToken token)
    {
        try
        {
            return await engine.Containers.ReadFileAsync(container.Id, AccountFile, token).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // It has none, or one that is no list of users. A shell may be there all the same.
            return "";
        }
    }
}

using System.ComponentModel;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Reads the firewall's rules in the network namespace of an engine on this machine, which need not be the caller's own.
/// </summary>
/// <param name="address">Where the engine is.</param>
internal sealed class HostFirewall(Uri address)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads the rules.</summary>
    /// <param name="backend">With what the engine makes its rules.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>What the tools write; null when it is not certain where to look, or the caller may not.</returns>
    public async Task<FirewallTables?> ReadAsync(RuleBackend backend, CancellationToken token)
    {
        try
        {
            if (LocalHost.EngineProcess(address) is not int process || ExternalProgram.Find("nsenter") is not string nsenter)
            {
                return null;
            }

            (string[] ipv4, string[] ipv6) = backend == RuleBackend.Iptables
                ? (new[] { "iptables-save" }, new[] { "ip6tables-save" })
                : (Table("ip"), Table("ip6"));
            return await RunAsync(nsenter, process, ipv4, token).ConfigureAwait(false) is string first
                ? new FirewallTables(first, await RunAsync(nsenter, process, ipv6, token).ConfigureAwait(false))
                : null;
        }
        catch (Exception error) when (error is IOException or Win32Exception or TimeoutException)
        {
            return null;
        }
    }

    private static string[] Table(string family) => ["nft", "--stateless", "list", "table", family, "docker-bridges"];

    private static async Task<string?> RunAsync(string nsenter, int process, string[] tool, CancellationToken token)
    {
        if (ExternalProgram.Find(tool[0]) is not string program)
        {
            return null;
        }

        (int exitCode, string output, _) = await ExternalProgram.RunAsync(
            nsenter, ["--net", $"--target={process}", program, .. tool[1..]], "", s_limit, token).ConfigureAwait(false);
        return exitCode == 0 ? output : null;
    }
}

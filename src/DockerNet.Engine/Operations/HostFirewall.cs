using System.ComponentModel;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Reads the firewall's rules in the network namespace of an engine on this machine, which need not be the caller's own.
/// </summary>
/// <param name="address">Where the engine is.</param>
internal sealed class HostFirewall(Uri address)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads the table <c>nat</c>.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>What <c>iptables-save</c> writes; null when it is not certain where to look, or the caller may not.</returns>
    public async Task<string?> ReadNatAsync(CancellationToken token)
    {
        try
        {
            if (LocalHost.EngineProcess(address) is not int process
                || ExternalProgram.Find("nsenter") is not string nsenter
                || ExternalProgram.Find("iptables-save") is not string save)
            {
                return null;
            }

            (int exitCode, string output, _) = await ExternalProgram.RunAsync(
                nsenter, ["--net", $"--target={process}", save, "-t", "nat"], "", s_limit, token).ConfigureAwait(false);
            return exitCode == 0 ? output : null;
        }
        catch (Exception error) when (error is IOException or Win32Exception or TimeoutException)
        {
            return null;
        }
    }
}

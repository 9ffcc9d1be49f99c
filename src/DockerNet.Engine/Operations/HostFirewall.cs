using System.ComponentModel;
using System.Diagnostics;
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
            return LocalHost.EngineProcess(address) is int process
                ? await RunAsync(["--net", $"--target={process}", "iptables-save", "-t", "nat"], token).ConfigureAwait(false)
                : null;
        }
        catch (Exception error) when (error is IOException or Win32Exception)
        {
            return null;
        }
    }

    private static async Task<string?> RunAsync(string[] arguments, CancellationToken token)
    {
        var start = new ProcessStartInfo("nsenter", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_limit);
        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            token.ThrowIfCancellationRequested();
            return null;
        }
    }
}

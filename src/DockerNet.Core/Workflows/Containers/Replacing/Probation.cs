using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Looks whether a container that has just been started stays up.</summary>
/// <param name="engine">The engine.</param>
/// <param name="patience">How long a health check may take.</param>
internal sealed class ContainerProbation(IEngine engine, TimeSpan patience)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    // A first process that cannot do its work ends at once.
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(1);

    // What would be started again and again is no way to run, however it ends.
    private static readonly TimeSpan s_restarting = TimeSpan.FromSeconds(3);

    /// <summary>Looks.</summary>
    /// <param name="id">The container.</param>
    /// <param name="isKeptUp">Whether the engine is to start it whenever it ends.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it stays up.</returns>
    /// <exception cref="EngineException">It does not.</exception>
    public async Task RunAsync(string id, bool isKeptUp, CancellationToken token)
    {
        long started = Environment.TickCount64;
        while (true)
        {
            ContainerDetail container = await engine.Containers.InspectAsync(id, token);
            TimeSpan elapsed = TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
            if (container.RestartCount > 0 || container.State == "restarting" || (container.ExitCode is int code && (code != 0 || isKeptUp)))
            {
                throw new EngineException(ContainerErrors.ContainerEnded, $"the changed container ended at once with exit code {container.ExitCode ?? 0}");
            }

            if (container.Health == "unhealthy" || (container.Health == "starting" && elapsed > patience))
            {
                throw new EngineException(
                    ContainerErrors.ContainerUnhealthy, $"the changed container is {container.Health} after {elapsed.TotalSeconds:0} s");
            }

            if (container.ExitCode is 0 || (container.Health != "starting" && elapsed > (isKeptUp ? s_restarting : s_usual)))
            {
                return;
            }

            await Task.Delay(s_interval, token);
        }
    }
}

using System.Text.RegularExpressions;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Waits for what a container is to come to while it runs.</summary>
internal sealed class ContainerWait(IEngine engine, string id)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until its health check finds it healthy.</summary>
    /// <param name="token">Stops the wait.</param>
    /// <returns>The container as it is then.</returns>
    public async Task<ContainerDetail> ForHealthAsync(CancellationToken token)
    {
        while (true)
        {
            ContainerDetail container = await InspectRunningAsync(token);
            // Before a restart it still has the health of the run that is over.
            switch (container.State == "restarting" ? "" : container.Health)
            {
                case "healthy":
                    return container;
                case "unhealthy":
                    throw new EngineException(ContainerErrors.ContainerUnhealthy, "its health check says that it is unhealthy");
                case null when container.State == "running":
                    throw new EngineException(ContainerErrors.HealthCheckMissing, "it has no health check");
            }

            await Task.Delay(s_pause, token);
        }
    }

    /// <summary>Waits until something listens at all of some ports.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="probe">What finds out where something listens.</param>
    /// <param name="token">Stops the wait.</param>
    /// <returns>The container as it is then.</returns>
    public async Task<ContainerDetail> ForPortsAsync(
        IReadOnlyCollection<int> ports, ListenerProbe probe, CancellationToken token)
    {
        while (true)
        {
            ContainerDetail container = await InspectRunningAsync(token);
            if (container.State == "running" && await ListensAsync(container, ports, probe, token))
            {
                return container;
            }

            await Task.Delay(probe.Pause, token);
        }
    }

    /// <summary>Waits until it has printed a line, in its current run or, if it has ended, ever.</summary>
    /// <param name="pattern">What the line must match.</param>
    /// <param name="token">Stops the wait.</param>
    /// <returns>The container as it is then.</returns>
    public async Task<ContainerDetail> ForLineAsync(Regex pattern, CancellationToken token)
    {
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        while (true)
        {
            // Its first lines may be older than the moment that the engine takes for its start.
            DateTimeOffset? since = container.Finished < container.Started ? container.Finished : null;
            var request = new LogRequest { Follow = true, Since = since };
            await foreach (OutputLine line in engine.Logs.ReadAsync(id, request, token))
            {
                if (pattern.IsMatch(line.Text))
                {
                    return await engine.Containers.InspectAsync(id, token);
                }
            }

            // The log ends with the run, and another run may follow.
            container = await InspectRunningAsync(token);
            await Task.Delay(s_pause, token);
        }
    }

    // A look that the end of a run cuts off says nothing, as long as the engine starts the container again.
    private async Task<bool> ListensAsync(
        ContainerDetail container, IReadOnlyCollection<int> ports, ListenerProbe probe, CancellationToken token)
    {
        try
        {
            return (await probe.ReadAsync(token)).IsSupersetOf(ports);
        }
        catch (EngineException error)
        {
            ContainerDetail now = await InspectRunningAsync(token);
            bool isSameRun = now.State == "running" && now.Started == container.Started;
            if (isSameRun && error.Kind != ContainerErrors.ContainerNotRunning)
            {
                throw;
            }

            return false;
        }
    }

    private async Task<ContainerDetail> InspectRunningAsync(CancellationToken token)
    {
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        return container.State switch
        {
            "running" or "restarting" or "paused" => container,
            "created" => throw new EngineException(ContainerErrors.ContainerNotRunning, "it has never been started"),
            _ => throw new EngineException(ContainerErrors.ContainerEnded, $"it has ended with exit code {container.ExitCode}"),
        };
    }
}

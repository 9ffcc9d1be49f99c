using System.Globalization;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Puts a changed copy in a container's place: the copy is made beside it, takes its name, starts, and is looked at before
/// the old one goes. Until then all of it can be undone.
/// </summary>
internal sealed class ContainerReplacement(IEngine engine, ContainerDetail old, TimeSpan patience)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    // A first process that cannot do its work ends at once.
    private static readonly TimeSpan s_probation = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_finishLimit = TimeSpan.FromSeconds(20);

    private readonly string _suffix = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
    private string? _copy;

    /// <summary>Whether other containers have legacy links to it.</summary>
    public bool IsLinkSource { get; init; }

    private bool WasRunning => old.State is "running" or "paused" or "restarting";

    /// <summary>Replaces the container.</summary>
    /// <param name="change">What shall be different.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The copy, and what the engine warned of.</returns>
    public async Task<CreateResult> RunAsync(ContainerChange change, CancellationToken token)
    {
        CreateResult created = await engine.Containers.CopyAsync(old.Id, $"{old.Name}-{_suffix}", change, token);
        _copy = created.Id;
        if (WasRunning)
        {
            ContainerDetail copy = await engine.Containers.InspectAsync(_copy, token);
            await PortGuard.CheckAsync(engine, copy.Publish.Select(PortSpec.Parse), token, old.Id);
            await engine.Containers.StopAsync(old.Id, grace: null, token);
        }

        await engine.Containers.RenameAsync(old.Id, $"{old.Name}-old-{_suffix}", token);
        await engine.Containers.RenameAsync(_copy, old.Name, token);
        if (WasRunning)
        {
            await engine.Containers.StartAsync(_copy, token);
            await VerifyAsync(_copy, token);
        }

        await FinishAsync(_copy);
        return created;
    }

    /// <summary>Undoes what has been done: the old container has its name again, and runs if it ran.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is undone.</returns>
    public async Task UndoAsync(CancellationToken token)
    {
        if (_copy is null)
        {
            return;
        }

        // Without its volumes: they are the old one's.
        await engine.Containers.RemoveAsync(_copy, force: true, volumes: false, token);
        Container present = await engine.Containers.GetAsync(old.Id, token);
        if (present.Name != old.Name)
        {
            await engine.Containers.RenameAsync(old.Id, old.Name, token);
        }

        if (WasRunning)
        {
            await engine.Containers.StartAsync(old.Id, token);
        }
    }

    // From here on there is no way back, and none is needed: what is stopped now must not be undone.
    private async Task FinishAsync(string copy)
    {
        using var limit = new CancellationTokenSource(s_finishLimit);
        _copy = null;
        if (!IsLinkSource)
        {
            await engine.Containers.RemoveAsync(old.Id, force: true, volumes: false, limit.Token);
            return;
        }

        // A dead link keeps the last name of its source: by that one it can be repaired.
        await engine.Containers.RenameAsync(copy, $"{old.Name}-{_suffix}", limit.Token);
        await engine.Containers.RenameAsync(old.Id, old.Name, limit.Token);
        await engine.Containers.RemoveAsync(old.Id, force: true, volumes: false, limit.Token);
        await engine.Containers.RenameAsync(copy, old.Name, limit.Token);
    }

    private async Task VerifyAsync(string id, CancellationToken token)
    {
        long started = Environment.TickCount64;
        while (true)
        {
            ContainerDetail copy = await engine.Containers.InspectAsync(id, token);
            TimeSpan elapsed = TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
            if (copy.ExitCode is int code and not 0)
            {
                throw new EngineException(
                    ContainerErrors.ContainerEnded, $"the changed container ended at once with exit code {code}");
            }

            if (copy.Health == "unhealthy" || (copy.Health == "starting" && elapsed > patience))
            {
                throw new EngineException(
                    ContainerErrors.ContainerUnhealthy, $"the changed container is {copy.Health} after {elapsed.TotalSeconds:0} s");
            }

            if (copy.ExitCode is 0 || (copy.Health != "starting" && elapsed > s_probation))
            {
                return;
            }

            await Task.Delay(s_interval, token);
        }
    }
}

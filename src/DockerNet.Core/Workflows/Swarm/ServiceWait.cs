using System.Diagnostics;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Waits until a service is what it shall be: all its tasks run, and go on to run.</summary>
/// <param name="engine">A manager of the swarm.</param>
/// <param name="id">The service's id.</param>
internal sealed class ServiceWait(IEngine engine, string id)
{
    private const int MostReasons = 3;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    // A program that ends at once has run, too. The docker client looks for as long.
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(5);

    private IReadOnlyList<DockerTask> _tasks = [];

    /// <summary>Why its tasks do not run, in the engine's words; empty when it does not say.</summary>
    public string Problem => string.Join("; ", _tasks
        .Where(static task => task.Problem.Length > 0)
        .OrderByDescending(static task => task.Since)
        .Select(static task => task.Problem)
        .Distinct()
        .Take(MostReasons));

    /// <summary>Waits.</summary>
    /// <param name="tell">Takes how far it is: how many tasks run, of how many.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The service.</returns>
    public async Task<DockerService> RunAsync(Action<int, int> tell, CancellationToken token)
    {
        string steady = "";
        (int Running, int All) told = (-1, -1);
        var clock = new Stopwatch();
        while (true)
        {
            Task<IReadOnlyList<DockerTask>> tasks = engine.Services.ListTasksAsync([id], token);
            DockerService service = (await engine.Services.ListAsync(token)).FirstOrDefault(one => one.Id == id)
                ?? throw new EngineException(SwarmErrors.ServiceNotFound, "the service was removed") { Subject = id };
            _tasks = await tasks;
            if (service.UpdateState is "paused" or "rollback_paused")
            {
                throw new EngineException(
                    SwarmErrors.ServiceUpdateStopped, $"{service.UpdateMessage}{(Problem.Length > 0 ? $": {Problem}" : "")}");
            }

            DockerTask[] wanted = [.. _tasks.Where(static task => task.DesiredState is "running" or "complete")];
            if (told != (wanted.Count(IsThere), service.Replicas ?? wanted.Length))
            {
                told = (wanted.Count(IsThere), service.Replicas ?? wanted.Length);
                tell(told.Running, told.All);
            }

            bool isThere = service.UpdateState is not ("updating" or "rollback_started")
                && wanted.All(IsThere)
                && (service.Replicas is int count ? wanted.Length == count : wanted.Length > 0);
            string now = isThere ? $"{service.Updated:O} {string.Join(" ", wanted.Select(static task => task.Id))}" : "";
            if (now.Length == 0 || now != steady)
            {
                steady = now;
                clock.Restart();
            }
            else if (clock.Elapsed >= s_steady)
            {
                return service;
            }

            await Task.Delay(s_pause, token);
        }
    }

    private static bool IsThere(DockerTask task) => task.State == task.DesiredState;
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Finds out at which ports something in a container listens: with the container's own tool, or else with that of any
/// image on the engine, in a helper that shares the container's network.
/// </summary>
internal sealed class ListenerProbe(IEngine engine, string id, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private static readonly string[] s_command = ["cat", "/proc/net/tcp", "/proc/net/tcp6"];
    private static readonly TimeSpan s_execPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_helperPause = TimeSpan.FromSeconds(1);

    private bool _hasTool = true;
    private IReadOnlyList<string>? _images;

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Pause => _hasTool ? s_execPause : s_helperPause;

    /// <summary>Looks.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The ports.</returns>
    public async Task<IReadOnlySet<int>> ReadAsync(CancellationToken token)
    {
        ProcessOutput? output = _hasTool ? await TryExecAsync(token) : null;
        _hasTool = output is not null;
        return SocketTable.ListeningPorts((output ?? await RunHelperAsync(token)).Output);
    }

    private async Task<ProcessOutput?> TryExecAsync(CancellationToken token)
    {
        try
        {
            return await engine.Exec.RunAsync(id, new ExecRequest { Command = s_command }, token);
        }
        catch (EngineException error) when (
            error.Kind is EngineErrorKind.CommandNotFound or EngineErrorKind.LinkSourceNotRunning
                or EngineErrorKind.LinkSourceNotOnBridge)
        {
            return null;
        }
    }

    private async Task<ProcessOutput> RunHelperAsync(CancellationToken token)
    {
        _images ??= await engine.Images.ListNamesAsync(token);
        foreach (string image in _images)
        {
            if (await TryHelperAsync(image, token) is ProcessOutput output)
            {
                // The next look begins with what has worked.
                _images = [image];
                return output;
            }
        }

        throw new EngineException(
            EngineErrorKind.CommandNotFound, "neither it nor any image on the engine has a cat to read the kernel's tables with");
    }

    private async Task<ProcessOutput?> TryHelperAsync(string image, CancellationToken token)
    {
        string? helper = null;
        try
        {
            var request = new ContainerRequest
            {
                Image = image,
                Entrypoint = [],
                Command = s_command,
                Network = $"container:{id}",
                Labels = new Dictionary<string, string> { [HelperLabel.Name] = HelperLabel.Value },
            };
            helper = (await engine.Containers.CreateAsync(request, token)).Id;
            await engine.Containers.StartAsync(helper, token);
            await engine.Containers.WaitAsync(helper, token);
            return await engine.Containers.ReadLogAsync(helper, token);
        }
        catch (EngineException error) when (error.Kind is EngineErrorKind.CommandNotFound or EngineErrorKind.ImageNotFound)
        {
            return null;
        }
        finally
        {
            if (helper is not null)
            {
                await cleanUp(t => engine.Containers.RemoveAsync(helper, force: true, volumes: true, t));
            }
        }
    }
}

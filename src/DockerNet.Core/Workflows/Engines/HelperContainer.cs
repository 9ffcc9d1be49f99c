using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Makes short-lived containers that look into another one, and sees to it that none stays behind.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class HelperContainer(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private const int Attempts = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command in a container of its own.</summary>
    /// <param name="request">The container. After its image the one is tried that the user has named for helpers.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when neither image has the program.</returns>
    public async Task<ProcessOutput?> RunAsync(ContainerRequest request, TimeSpan limit, CancellationToken token)
    {
        ProcessOutput? output = await RunOnlyAsync(request, limit, token);
        return output is null && ProbeImage.Setting is string other
            ? await RunOnlyAsync(request with { Image = other }, limit, token) : output;
    }

    /// <summary>Runs a command in a container of its own, of the request's image and no other.</summary>
    /// <param name="request">The container.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it printed; null when the image is not there or lacks the program.</returns>
    public async Task<ProcessOutput?> RunOnlyAsync(ContainerRequest request, TimeSpan limit, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(limit);
        RunLog.Verbose($"Helper: {request.Command[0]} of the image {request.Image} is run in the network {request.Network}"
            + (request.PidMode is null ? "" : $", among the processes of {request.PidMode}")
            + string.Concat(request.Mounts.Select(static mount => $", with {mount}"))
            + $", on {engine.Host}.");
        try
        {
            return await TryAsync(request, id => RunAsync(id, deadline.Token), deadline.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new EngineException(
                ContainerErrors.ProgramTimeout,
                $"{request.Command[0]} in a helper of the image {request.Image} did not end within {limit.TotalSeconds:0} s");
        }
    }

    /// <summary>Creates a container, does something while it is there, and removes it. It is never started.</summary>
    /// <param name="request">The container. If its image is gone, it is made of the image of nothing.</param>
    /// <param name="work">What is done, given the container's name.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether there was an image to create it of.</returns>
    public async Task<bool> WithAsync(ContainerRequest request, Func<string, Task> work, CancellationToken token)
    {
        if (await TryAsync<object>(request, DoAsync, token) is not null)
        {
            return true;
        }

        await EmptyImage.EnsureAsync(engine, token);
        return await TryAsync<object>(request with { Image = EmptyImage.Name }, DoAsync, token) is not null;

        async Task<object> DoAsync(string name)
        {
            await work(name);
            return name;
        }
    }

    /// <summary>Creates a container of one image, does something while it is there, and removes it.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="request">The container. It is not started.</param>
    /// <param name="work">What is done, given the container's name.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of it; null when there is no such image.</returns>
    public Task<T?> OfImageAsync<T>(ContainerRequest request, Func<string, Task<T>> work, CancellationToken token)
        where T : class => TryAsync(request, work, token);

    private async Task<ProcessOutput> RunAsync(string id, CancellationToken token)
    {
        await engine.Containers.StartAsync(id, token);
        int exitCode = await engine.Containers.WaitAsync(id, token);
        return await engine.Containers.ReadLogAsync(id, token) with { ExitCode = exitCode };
    }

    private async Task<T?> TryAsync<T>(ContainerRequest request, Func<string, Task<T>> work, CancellationToken token)
        where T : class
    {
        await Orphans.RemoveOnceAsync(engine, token);

        // Known before it is there, so that it can be removed even when the answer to its creation never came.
        string name = $"dockernet-helper-{Guid.NewGuid():n}";
        bool unanswered = false;
        try
        {
            ContainerRequest helper = request with
            {
                Name = name,
                Entrypoint = [],
                Labels = new Dictionary<string, string> { [HelperLabel.Name] = HelperLabel.Value },
            };
            unanswered = true;
            await engine.Containers.CreateAsync(helper, token);
            unanswered = false;
            return await work(name);
        }
        catch (EngineException error) when (error.Kind.IsAny(ContainerErrors.CommandNotFound, ImageErrors.ImageNotFound))
        {
            unanswered = false;
            return null;
        }
        catch (EngineException error) when (error.StatusCode > 0)
        {
            unanswered = false;
            throw;
        }
        finally
        {
            // It goes on in the background when a stopped cmdlet no longer waits for it.
            Task removal = RemoveAsync(name, unanswered);
            await cleanUp(removal.WaitAsync);
        }
    }

    // A creation that was stopped half-way may come to its end after the first attempts to remove what it makes.
    private async Task RemoveAsync(string name, bool unanswered)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var limit = new CancellationTokenSource(s_limit);
        for (int left = unanswered ? Attempts : 1; left > 0; left--)
        {
            try
            {
                await engine.Containers.RemoveAsync(name, force: true, volumes: true, limit.Token).ConfigureAwait(false);
                return;
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
            {
                await Task.Delay(unanswered ? s_pause : TimeSpan.Zero, limit.Token).ConfigureAwait(false);
            }
        }
    }
}

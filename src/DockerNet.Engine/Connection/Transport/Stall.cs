using System.Globalization;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>Ends a step of a transfer that does not come to its end: as a whole a transfer may take as long as it takes.</summary>
internal static class Stall
{
    /// <summary>Does a step.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="least">How long it may take at least. What DOCKER_CLIENT_TIMEOUT allows is allowed here too.</param>
    /// <param name="token">Stops the step.</param>
    /// <returns>What came of it.</returns>
    public static async ValueTask<T> GuardAsync<T>(
        Func<CancellationToken, ValueTask<T>> step, TimeSpan least, CancellationToken token)
    {
        TimeSpan limit = EngineCall.Limit() is var usual && usual > least ? usual : least;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        ValueTask<T> work = step(deadline.Token);
        if (work.IsCompleted)
        {
            return await work.ConfigureAwait(false);
        }

        deadline.CancelAfter(limit);
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception error) when (deadline.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new EngineException(
                EngineErrors.EngineTimeout,
                string.Create(CultureInfo.InvariantCulture, $"the transfer stood still for {limit.TotalSeconds:0.#} s"),
                error);
        }
    }
}

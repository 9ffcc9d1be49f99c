using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>The one place that calls the library: it sets the deadline and translates what goes wrong.</summary>
internal static class EngineCall
{
    private const string LimitVariable = "DOCKER_CLIENT_TIMEOUT";

    private static readonly TimeSpan s_defaultLimit = TimeSpan.FromSeconds(60);

    // The longest time that a timer can be set to.
    private static readonly TimeSpan s_longestLimit = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Calls, with the usual deadline.</summary>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The answer.</returns>
    public static Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token) =>
        ExecuteAsync(call, Limit(), token);

    /// <summary>Calls, with the usual deadline.</summary>
    /// <param name="call">The call.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is done.</returns>
    public static Task RunAsync(Func<CancellationToken, Task> call, CancellationToken token) =>
        RunAsync(call, TimeSpan.Zero, token);

    /// <summary>Calls something that may take longer than usual.</summary>
    /// <param name="call">The call.</param>
    /// <param name="extra">How much longer.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when it is done.</returns>
    public static Task RunAsync(Func<CancellationToken, Task> call, TimeSpan extra, CancellationToken token) =>
        ExecuteAsync(
            async t =>
            {
                await call(t).ConfigureAwait(false);
                return true;
            },
            // More than a timer can be set to is no limit, and below zero is the engine's word for none.
            extra >= TimeSpan.Zero && extra < s_longestLimit ? Limit() + extra : s_longestLimit,
            token);

    /// <summary>Calls something that the engine may work on for long.</summary>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The answer.</returns>
    public static Task<T> RunWorkAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token) =>
        ExecuteAsync(call, Limit() is var usual && usual > EngineLimits.WorkTime ? usual : EngineLimits.WorkTime, token);

    /// <summary>Calls something that takes as long as it takes.</summary>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The answer.</returns>
    public static Task<T> RunWithoutLimitAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken token) =>
        ExecuteAsync(call, Timeout.InfiniteTimeSpan, token);

    /// <summary>Makes the module's objects of an answer, which need not make sense only because it is of the right form.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="map">Makes them.</param>
    /// <returns>What was made.</returns>
    public static T Read<T>(Func<T> map)
    {
        try
        {
            return map();
        }
        catch (Exception error) when (error is not (EngineException or OperationCanceledException or OutOfMemoryException))
        {
            throw ErrorTranslator.NoAnswer(error.Message, error);
        }
    }

    /// <summary>Reads from an answer's content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>How many bytes; none at the end.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<int> ReadAsync(Stream content, Memory<byte> buffer, CancellationToken token)
    {
        try
        {
            return await content.ReadAsync(buffer, token).ConfigureAwait(false);
        }
        catch (Exception error) when (token.IsCancellationRequested || error is not EngineException)
        {
            throw Explain(error, token);
        }
    }

    /// <summary>How long an engine may take to answer.</summary>
    /// <returns>The time; never longer than a timer can be set to.</returns>
    public static TimeSpan Limit() =>
        double.TryParse(
            Environment.GetEnvironmentVariable(LimitVariable),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, s_longestLimit.TotalSeconds))
            : s_defaultLimit;

    private static async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(limit < s_longestLimit ? limit : Timeout.InfiniteTimeSpan);
        try
        {
            // The library passes the token on almost everywhere. Where it does not, the caller goes on without it.
            return Answer.Complete(await call(deadline.Token).WaitAsync(deadline.Token).ConfigureAwait(false)
                ?? throw new JsonException("it is null"));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new EngineException(
                EngineErrors.EngineTimeout,
                string.Create(CultureInfo.InvariantCulture, $"the engine did not answer within {limit.TotalSeconds:0.#} s"));
        }
        catch (Exception error) when (token.IsCancellationRequested || error is not EngineException)
        {
            throw Explain(error, token);
        }
    }

    // Whatever broke when the call was stopped, it was stopped.
    private static Exception Explain(Exception error, CancellationToken token) =>
        token.IsCancellationRequested ? new OperationCanceledException(token) : ErrorTranslator.Translate(error);
}

using System.Reflection;

namespace DockerNet.Testing;

/// <summary>
/// Stands between a session's cmdlets and what asks engines, and fails in ways that nobody thought of, wherever one text is asked
/// for, or one operation.
/// </summary>
public class BreakingEngine : DispatchProxy
{
    private object _inner;
    private string _trigger;
    private Exception _error;

    /// <summary>Puts itself into the session.</summary>
    /// <param name="face">The assembly of the cmdlets.</param>
    /// <param name="trigger">An argument or the name of an operation.</param>
    /// <param name="error">What is thrown there.</param>
    /// <returns>Dispose of it to have the session as it was.</returns>
    public static IDisposable Install(Assembly face, string trigger, Exception error)
    {
        object lazy = face.GetType("DockerNet.Hosting.EngineHost", throwOnError: true)
            .GetField("s_provider", BindingFlags.Static | BindingFlags.NonPublic)
            .GetValue(null);
        object provider = lazy.GetType().GetProperty("Value").GetValue(lazy);
        FieldInfo value = lazy.GetType().GetField("_value", BindingFlags.Instance | BindingFlags.NonPublic);
        value.SetValue(lazy, Wrap(provider, lazy.GetType().GetGenericArguments()[0], trigger, error));
        return new Undo(() => value.SetValue(lazy, provider));
    }

    protected override object Invoke(MethodInfo targetMethod, object[] args)
    {
        if (targetMethod.Name == _trigger || args.Any(IsTrigger))
        {
            return typeof(Task).IsAssignableFrom(targetMethod.ReturnType) && targetMethod.ReturnType.IsGenericType
                ? typeof(Task).GetMethods().First(method => method.Name == nameof(Task.FromException) && method.IsGenericMethod)
                    .MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, [_error])
                : targetMethod.ReturnType == typeof(Task) ? Task.FromException(_error) : throw _error;
        }

        object result;
        try
        {
            result = targetMethod.Invoke(_inner, args);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException;
        }

        Type type = targetMethod.ReturnType;
        return type.IsInterface && type.Namespace == "DockerNet.Contracts" ? Wrap(result, type, _trigger, _error) : result;
    }

    private bool IsTrigger(object argument) =>
        argument as string == _trigger || (argument is IEnumerable<string> texts && texts.Contains(_trigger));

    private static object Wrap(object inner, Type type, string trigger, Exception error)
    {
        object proxy = Create(type, typeof(BreakingEngine));
        var own = (BreakingEngine)proxy;
        (own._inner, own._trigger, own._error) = (inner, trigger, error);
        return proxy;
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

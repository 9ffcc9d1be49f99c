namespace DockerNet.Contracts;

/// <summary>Tells whoever runs a cmdlet what is done for it, whatever part of the code does it.</summary>
/// <param name="verbose">Tells of a step, on whatever thread.</param>
/// <param name="debug">Tells of a request, on whatever thread.</param>
public sealed class RunLog(Action<string> verbose, Action<string> debug)
{
    private static readonly AsyncLocal<RunLog?> s_current = new();

    private readonly HashSet<string> _told = [];

    /// <summary>Has this flow of calls told of from now on.</summary>
    public void Begin() => s_current.Value = this;

    /// <summary>Tells of a step.</summary>
    /// <param name="text">What is done.</param>
    public static void Verbose(string text) => s_current.Value?.TellVerbose(text);

    /// <summary>Tells of what is so for the whole run, and so only once in it.</summary>
    /// <param name="text">What is so.</param>
    public static void Once(string text)
    {
        if (s_current.Value is RunLog log && log.IsNew(text))
        {
            log.TellVerbose(text);
        }
    }

    /// <summary>Tells of a request.</summary>
    /// <param name="text">What was asked and answered, without anything that is secret.</param>
    public static void Debug(string text) => s_current.Value?.TellDebug(text);

    private bool IsNew(string text)
    {
        lock (_told)
        {
            return _told.Add(text);
        }
    }

    private void TellVerbose(string text) => verbose(text);

    private void TellDebug(string text) => debug(text);
}

namespace DockerNet.Workflows;

/// <summary>Tells whoever runs a cmdlet which helpers it runs, whatever workflow does.</summary>
internal static class HelperLog
{
    private static readonly AsyncLocal<Action<string>?> s_current = new();

    /// <summary>Has all that this flow of calls runs told of from now on.</summary>
    /// <param name="tell">Tells of it, on whatever thread.</param>
    public static void Begin(Action<string> tell) => s_current.Value = tell;

    /// <summary>Tells.</summary>
    /// <param name="text">What is run, of which image, and where.</param>
    public static void Tell(string text) => s_current.Value?.Invoke(text);
}

using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Errors;

/// <summary>What fails in a way that nobody thought of.</summary>
internal static class Unknown
{
    /// <summary>
    /// Tells whether an exception is a failure of the module. That the pipeline is to end, which PowerShell tells by exceptions
    /// too, is none, and neither is what scripts further down the pipeline throw; what the process cannot survive is not caught.
    /// </summary>
    /// <param name="error">The exception.</param>
    /// <returns>Whether it is.</returns>
    public static bool Is(Exception error) => error switch
    {
        EngineException or OutOfMemoryException => false,
        FlowControlException or HaltCommandException => false,
        // Those of the runtime's own that come of what it is asked for.
        WildcardPatternException or SessionStateException or ProviderInvocationException or MetadataException => true,
        RuntimeException => false,
        _ => true,
    };

    /// <summary>Tells of it as of a failure that has an id.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>The failure.</returns>
    public static EngineException Translate(Exception error) =>
        new(EngineErrors.InternalError, $"the module failed in a way that it does not know ({error.GetType().Name}: {error.Message})", error);
}

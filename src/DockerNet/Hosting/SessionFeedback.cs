using System.Management.Automation;
using System.Reflection;

namespace DockerNet.Hosting;

/// <summary>
/// Loads what gives feedback in a session where somebody types. Nowhere else does anybody see it, so nowhere else it costs
/// anything.
/// </summary>
public sealed class SessionFeedback : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string AssemblyFile = "DockerNet.Feedback.dll";
    private const string RegistrationType = "DockerNet.Feedback.Registration";

    private static Type? s_registration;

    /// <inheritdoc/>
    public void OnImport()
    {
        string file = Path.Combine(Path.GetDirectoryName(typeof(SessionFeedback).Assembly.Location)!, AssemblyFile);
        if (s_registration is null && Terminals.WhyNone() is null && File.Exists(file))
        {
            s_registration = Assembly.LoadFrom(file).GetType(RegistrationType, throwOnError: true);
            Call("Begin");
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (s_registration is not null)
        {
            Call("End");
            s_registration = null;
        }
    }

    private static void Call(string method) => s_registration!.GetMethod(method)!.Invoke(null, null);
}

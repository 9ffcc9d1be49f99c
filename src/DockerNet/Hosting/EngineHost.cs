using System.Reflection;
using DockerNet.Contracts;

namespace DockerNet.Hosting;

/// <summary>The one door to the engine's assembly, which is loaded when it is first asked for.</summary>
internal static class EngineHost
{
    private const string AssemblyFile = "DockerNet.Engine.dll";
    private const string ProviderType = "DockerNet.Engine.EngineProvider";

    private static readonly Lazy<IEngineProvider> s_provider = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>What finds and connects engines.</summary>
    public static IEngineProvider Provider => s_provider.Value;

    private static IEngineProvider Load()
    {
        string module = Path.GetDirectoryName(typeof(EngineHost).Assembly.Location)!;
        string folder = Path.Combine(module, "engine");
        Assembly engine = new EngineLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, AssemblyFile));
        return (IEngineProvider)Activator.CreateInstance(engine.GetType(ProviderType, throwOnError: true)!)!;
    }
}

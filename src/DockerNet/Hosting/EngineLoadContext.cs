using System.Reflection;
using System.Runtime.Loader;
using DockerNet.Contracts;

namespace DockerNet.Hosting;

/// <summary>
/// Keeps the engine's assemblies apart from those of the session, so that neither sees the other's versions.
/// </summary>
internal sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public EngineLoadContext(string folder)
        : base("DockerNet.Engine")
    {
        _folder = folder;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly core = typeof(IEngineProvider).Assembly;
        if (assemblyName.Name == core.GetName().Name)
        {
            // The contracts must be the very types that the cmdlets know.
            return core;
        }

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}

using System.Threading;
using System.Threading.Tasks;

namespace DockerNet.Contracts;

/// <summary>Operations on the engine itself.</summary>
public interface ISystemOperations
{
    /// <summary>Tells what the engine is and can do.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The engine.</returns>
    Task<DockerEngine> GetAsync(CancellationToken token);
}

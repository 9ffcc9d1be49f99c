using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that look into containers.</summary>
public abstract class ContainerReaderCmdlet : DockerCmdlet
{
    /// <summary>
    /// The containers, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Looks into one container.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected abstract Task ReadAsync(IEngine engine, Container container, CancellationToken token);

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Name, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            await TryAsync(engine, container.Name, () => ReadAsync(engine, container, token));
        }
    }
}

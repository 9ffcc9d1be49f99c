using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that do something with containers, several at the same time.</summary>
public abstract class ContainerWorkCmdlet : DockerCmdlet
{
    /// <summary>The containers, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Does it with one container.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected abstract Task ActAsync(IEngine engine, Container container, CancellationToken token);

    /// <summary>Asks whether it may be done.</summary>
    /// <param name="container">The container.</param>
    /// <returns>Whether it may.</returns>
    private protected virtual bool MayAct(Container container) => true;

    /// <summary>Does what is to be done before the containers are looked for.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected virtual Task PrepareAsync(IEngine engine, CancellationToken token) => Task.CompletedTask;

    private protected sealed override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        await PrepareAsync(engine, token);
        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Name, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container container in containers)
        {
            if (MayAct(container))
            {
                await StartAsync(engine, container.Name, () => ActAsync(engine, container, token));
            }
        }
    }
}

using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Hosting;

namespace DockerNet.Commands;

/// <summary>
/// Gets the docker client's contexts: which engine each is for, how the connection is kept safe, and whether the engine
/// answers. It corresponds to <c>docker context ls</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DockerContext", HelpUri = DockerDocs.Client + "context/ls/")]
[OutputType(typeof(DockerContext))]
public sealed class GetDockerContextCommand : DockerCmdlet
{
    /// <summary>The contexts, by name or by a pattern of names. By default those of -DockerHost, else all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Context")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Asks the engine of each, all at the same time, whether it answers and which version it is.</summary>
    [Parameter]
    public SwitchParameter Test { get; set; }

    private protected override async Task ProcessInputAsync(CancellationToken token)
    {
        string[] names = Name ?? (DockerHost.Length > 0 ? DockerHost : []);
        foreach ((string file, EngineException error) in names.Length == 0 ? EngineHost.Provider.GetBrokenContexts() : [])
        {
            await WriteErrorAsync(error, file, engine: null);
        }

        var found = new List<DockerContext>();
        foreach (string name in names.DefaultIfEmpty("*"))
        {
            if (!TryReadPattern(name, out WildcardPattern? pattern))
            {
                continue;
            }

            foreach (string context in pattern is null ? [name] : EngineHost.Provider.GetContextNames().Where(pattern.IsMatch))
            {
                await TryAsync(engine: null, context, () =>
                {
                    found.Add(EngineHost.Provider.GetContext(context));
                    return Task.CompletedTask;
                });
            }
        }

        DockerContext[] contexts = [.. found.DistinctBy(static context => context.Name)];
        foreach (DockerContext context in Test ? await Task.WhenAll(contexts.Select(context => AskAsync(context, token))) : contexts)
        {
            WriteObject(context);
        }
    }

    private protected override Task ProcessAsync(IEngine engine, CancellationToken token) => Task.CompletedTask;

    private static async Task<DockerContext> AskAsync(DockerContext context, CancellationToken token)
    {
        try
        {
            return context.Asked((await EngineHost.Provider.Connect(context.Name).System.GetAsync(token)).Version);
        }
        catch (EngineException error)
        {
            return context.Asked(null, error.Message);
        }
    }
}

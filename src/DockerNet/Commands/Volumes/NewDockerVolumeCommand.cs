using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Creates volumes.</summary>
[Cmdlet(VerbsCommon.New, "DockerVolume", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "volume/create/")]
[OutputType(typeof(Volume))]
public sealed class NewDockerVolumeCommand : DockerCmdlet
{
    private const string Anonymous = "(a name of the engine's choice)";

    /// <summary>
    /// The volumes' names. By default the engine invents one. A volume that exists stays as it is, with a warning; one
    /// that exists with another driver or other options is an error.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? Name { get; set; }

    /// <summary>What keeps the data. By default <c>local</c>, the engine's own host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation("local")]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string Driver { get; set; } = "local";

    /// <summary>The driver's options, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Option { get; set; } = [];

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (string? name in Name ?? new string?[] { null })
        {
            if (ShouldProcess(name ?? Anonymous, "Create volume"))
            {
                await TryAsync(engine, name, () => CreateAsync(engine, name, token));
            }
        }
    }

    private async Task CreateAsync(IEngine engine, string? name, CancellationToken token)
    {
        var request = new VolumeRequest
        {
            Name = name,
            Driver = Driver,
            Options = Texts.Pairs(Option),
            Labels = Texts.Pairs(Label),
        };
        if (name is not null && await FindAsync(engine, name, token) is Volume there)
        {
            if (VolumeRules.Difference(there, request.Driver, request.Options) is string difference)
            {
                throw new EngineException(VolumeErrors.VolumeExists, $"a volume of that name exists {difference}");
            }

            WriteWarning(VolumeRules.Exists(there, request.Labels).ToString());
        }

        string created = await engine.Volumes.CreateAsync(request, token);
        WriteObject(await engine.Volumes.GetAsync(created, size: false, token));
    }

    // The engine itself hands out a volume that exists without a word.
    private static async Task<Volume?> FindAsync(IEngine engine, string name, CancellationToken token)
    {
        try
        {
            return await engine.Volumes.GetAsync(name, size: false, token);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeNotFound)
        {
            return null;
        }
    }
}

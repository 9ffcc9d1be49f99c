using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Gives an image more names, as <c>docker tag</c> does.</summary>
[Cmdlet(VerbsCommon.Add, "DockerImageTag", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "image/tag/")]
[OutputType(typeof(Image))]
public sealed class AddDockerImageTagCommand : DockerCmdlet
{
    /// <summary>The image, by name, by id or a unique beginning of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Id")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>
    /// The names that it gets, each as <c>repository</c> or <c>repository:tag</c>, with a registry in front if it is for
    /// one. Another image that has one of them loses it.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateImageReference(Digest = false)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>Writes the image, once for each of the new names.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (string tag in Tag)
        {
            ImageReference name = ImageReference.Parse(tag);
            if (ShouldProcess(Image, $"Add name {name.Name} to image"))
            {
                await TryAsync(engine, Image, () => AddAsync(engine, name, token));
            }
        }
    }

    private async Task AddAsync(IEngine engine, ImageReference name, CancellationToken token)
    {
        await engine.Images.TagAsync(BoundName.Key(Image), name, token);
        if (PassThru)
        {
            WriteObject(await engine.Images.GetAsync(name.Name, token));
        }
    }
}

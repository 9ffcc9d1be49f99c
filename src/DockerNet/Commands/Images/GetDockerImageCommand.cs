using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets images, with what they bring to their containers: ports, volumes and variables.</summary>
[Cmdlet(VerbsCommon.Get, "DockerImage", HelpUri = DockerDocs.Client + "image/ls/")]
[OutputType(typeof(Image))]
public sealed class GetDockerImageCommand : ImageCmdlet
{
    private const string All = "*";

    /// <summary>
    /// The images, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Image", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only images with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Only images without a name that no other image is made from.</summary>
    [Parameter]
    public SwitchParameter Dangling { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IEnumerable<Image> images = (await SelectImagesAsync(engine, Name ?? [All], token)).Select(static item => item.Image);
        if (Label.Length > 0 || Dangling)
        {
            var filter = new ImageFilter { Label = Label, Dangling = Dangling ? true : null };
            IReadOnlyList<Image> fitting = await engine.Images.ListAsync(filter, token);
            images = images.Where(fitting.Contains);
        }

        WriteObject(images.DistinctBy(static image => (image.Id, image.Name)), enumerateCollection: true);
    }
}

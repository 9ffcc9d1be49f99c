using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets images, with what they bring to their containers: ports, volumes and variables.</summary>
[Cmdlet(VerbsCommon.Get, "DockerImage", DefaultParameterSetName = NameSet, HelpUri = DockerDocs.Client + "image/ls/")]
[OutputType(typeof(Image))]
public sealed class GetDockerImageCommand : ImageCmdlet
{
    private const string NameSet = "Name";
    private const string FilterSet = "Filter";

    /// <summary>
    /// The images, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(
        Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [Alias("Image", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only images with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter(ParameterSetName = FilterSet)]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Label { get; set; } = [];

    /// <summary>Only images without a name that no other image is made from.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    public SwitchParameter Dangling { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new ImageFilter { Label = Label, Dangling = Dangling ? true : null };
        IEnumerable<Image> images = Name is null
            ? await engine.Images.ListAsync(filter, token)
            : (await SelectImagesAsync(engine, Name, token)).Select(static item => item.Image);

        // One image is one object, however many of its names fit.
        WriteObject(images.Distinct(), enumerateCollection: true);
    }
}

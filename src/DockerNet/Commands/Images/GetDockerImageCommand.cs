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
        var filter = new ImageFilter { Label = Label, Dangling = Dangling ? true : null };
        bool isFiltered = Label.Length > 0 || Dangling;
        IEnumerable<Image> images = Name is null ? [] : (await SelectImagesAsync(engine, Name, token)).Select(static item => item.Image);
        if (Name is null || isFiltered)
        {
            IReadOnlyList<Image> all = await engine.Images.ListAsync(filter, token);
            images = Name is null ? all : images.Where(all.Contains);
        }

        // One image is one object, however many of its names fit.
        WriteObject(images.Distinct(), enumerateCollection: true);
    }
}

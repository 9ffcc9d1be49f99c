using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Removes names from images, and an image itself with its last name, as <c>docker rmi</c> does.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "DockerImage", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "image/rm/")]
[OutputType(typeof(ImageRemoval))]
public sealed class RemoveDockerImageCommand : ImageCmdlet
{
    /// <summary>
    /// The images, by name, by id or a unique beginning of it, or by a pattern of names. Of an image with several names
    /// only the one that is given goes; by its id it goes as a whole.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Image", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Removes an image that stopped containers use, or, named by its id, one that has names in several repositories.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what went: the names and the layers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach ((string reference, Image image) in await SelectImagesAsync(engine, Name, token))
        {
            if (ShouldProcess(reference, Action(reference, image)))
            {
                await TryAsync(engine, reference, () => RemoveAsync(engine, reference, image, token));
            }
        }
    }

    private static string Action(string reference, Image image) =>
        image.Tags.Length > 1 && image.Tags.Contains(reference) ? $"Remove name of image {image.ShortId}"
        : "Remove image" + (image.UsedBy.Length > 0 ? $"; in the way: {image.UsedBy}, which are made from it" : "");

    private async Task RemoveAsync(IEngine engine, string reference, Image image, CancellationToken token)
    {
        ImageRemoval removal;
        try
        {
            removal = await engine.Images.RemoveAsync(reference, Force, token);
        }
        catch (EngineException error) when (error.Kind == ImageErrors.ImageInUse)
        {
            // Engines name one container, and that by its id.
            throw new EngineException(error.Kind, $"{error.Message} (containers: {string.Join(", ", image.UsedBy)})", error)
            {
                StatusCode = error.StatusCode,
            };
        }

        foreach (string name in removal.Untagged)
        {
            WriteVerbose($"Untagged: {name}");
        }

        foreach (string id in removal.Deleted)
        {
            WriteVerbose($"Deleted: {id}");
        }

        if (PassThru)
        {
            WriteObject(removal);
        }
    }
}

using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Fetches images from a registry, as <c>docker pull</c> does.</summary>
[Cmdlet(VerbsCommunications.Receive, "DockerImage", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "image/pull/")]
[OutputType(typeof(Image))]
public sealed class ReceiveDockerImageCommand : ImageCmdlet
{
    /// <summary>
    /// The images, each as <c>[registry[:port]/]repository[:tag][@digest]</c>. Without a registry it is
    /// <c>docker.io</c>, without a tag <c>latest</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Image")]
    [ValidateNotNullOrEmpty]
    [ValidateImageReference]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The user to log in to the registry as. By default the one that <c>docker login</c> has stored, if any.
    /// </summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (string name in Name)
        {
            if (ShouldProcess(name, "Pull image"))
            {
                await TryAsync(engine, name, () => PullAsync(engine, ImageReference.Parse(name), token));
            }
        }
    }

    private async Task PullAsync(IEngine engine, ImageReference name, CancellationToken token)
    {
        RegistryCredential? credential = Credential is null
            ? null
            : new RegistryCredential(Credential.UserName, Credential.GetNetworkCredential().Password);
        WriteObject(await WithProgressAsync(
            $"Pulling {name.Name}", progress => engine.Images.PullAsync(name, credential, progress, token)));
    }
}

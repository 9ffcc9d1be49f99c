using System.Management.Automation;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Refuses a text that cannot be an image's name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateImageReferenceAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Whether the name may have a digest.</summary>
    public bool Digest { get; set; } = true;

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        ImageReference reference;
        try
        {
            reference = ImageReference.Parse(element?.ToString() ?? "");
        }
        catch (FormatException error)
        {
            throw new ValidationMetadataException(error.Message, error);
        }

        if (reference.Digest is not null && !Digest)
        {
            throw new ValidationMetadataException(
                $"'{element}' has a digest, which is made of an image's content: give a name with a tag.");
        }
    }
}

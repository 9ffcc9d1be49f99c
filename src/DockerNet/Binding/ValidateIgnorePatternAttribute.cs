using System.Management.Automation;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Refuses what is no pattern as in a <c>.dockerignore</c> file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateIgnorePatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        try
        {
            DockerIgnore.Parse(element?.ToString() ?? "");
        }
        catch (FormatException error)
        {
            throw new ValidationMetadataException(error.Message, error);
        }
    }
}

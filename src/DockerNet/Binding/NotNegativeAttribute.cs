using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Refuses a time span below zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotNegativeAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan span && span < TimeSpan.Zero)
        {
            throw new ValidationMetadataException("A time cannot be below zero: give seconds, or a time span.");
        }
    }
}

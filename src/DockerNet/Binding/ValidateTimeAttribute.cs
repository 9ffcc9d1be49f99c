using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Refuses a time span below zero, and one that no timer can be set to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTimeAttribute : ValidateArgumentsAttribute
{
    /// <summary>Whether a timer is set to it. If not, it may be of any length.</summary>
    public bool IsTimer { get; set; } = true;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan span && (span < TimeSpan.Zero || (IsTimer && span.TotalMilliseconds > int.MaxValue)))
        {
            throw new ValidationMetadataException("A time cannot be below zero, nor longer than 24 days: give seconds, or a time span.");
        }
    }
}

using System.Collections;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Refuses empty texts in a list, and numbers that are too small. No value at all is a parameter that was not given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateCellAttribute : ValidateArgumentsAttribute
{
    /// <summary>The smallest number.</summary>
    public int Minimum { get; set; } = int.MinValue;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is IEnumerable list and not string && list.Cast<object?>().Any(static item => item is null || Cell.IsEmpty(item)))
        {
            throw new ValidationMetadataException("One of the values is empty: leave it out, or give a text.");
        }

        if (arguments is int number && number < Minimum)
        {
            throw new ValidationMetadataException($"{number} is too small: give {Minimum} or more.");
        }
    }
}

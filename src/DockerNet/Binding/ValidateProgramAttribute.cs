using System.Collections;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Refuses a command whose program would be called like a parameter: it is one that the cmdlet does not have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateProgramAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        object? first = (arguments as IList)?.Cast<object?>().FirstOrDefault();
        if (first?.ToString() is { } word && (word.Length == 0 || word[0] == '-'))
        {
            throw new ValidationMetadataException(
                $"'{word}' is neither a parameter nor a program: write the program first, and all that belongs to it after it, as in sh -c 'ls /'.");
        }
    }
}

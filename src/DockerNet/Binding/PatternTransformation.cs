using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerNet.Binding;

/// <summary>Takes a text as a regular expression that ignores case, as <c>-match</c> does.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value is string text ? new Regex(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) : value;
        }
        catch (ArgumentException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}

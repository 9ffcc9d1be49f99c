using System.Globalization;
using System.Management.Automation;
using DockerNet.Text;

namespace DockerNet.Binding;

/// <summary>
/// Takes a time span, a number of seconds, or a duration as docker writes it, as a moment so long ago; everything else as a
/// date and time.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MomentTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        try
        {
            return value switch
            {
                TimeSpan span => DateTimeOffset.Now - span,
                _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) =>
                    DateTimeOffset.Now - TimeSpan.FromSeconds(seconds),
                _ when DurationText.TryParse(text, out TimeSpan duration) => DateTimeOffset.Now - duration,
                _ => inputData,
            };
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new ArgumentTransformationMetadataException("There is no such time: give a date, or a shorter time span.", error);
        }
    }
}

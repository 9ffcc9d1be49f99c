using System.Globalization;
using System.Management.Automation;
using DockerNet.Text;

namespace DockerNet.Binding;

/// <summary>
/// Takes a number as seconds, where PowerShell itself would take a whole number for ticks, and a duration as docker writes it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (Cell.IsEmpty(value))
        {
            return null;
        }

        if (DurationText.TryParse(text, out TimeSpan duration))
        {
            return duration;
        }

        return value is not TimeSpan
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : inputData;
    }
}

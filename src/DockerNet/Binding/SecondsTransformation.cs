using System.Globalization;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Takes a number as seconds: PowerShell itself would take a whole number for ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return value is not TimeSpan
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : inputData;
    }
}

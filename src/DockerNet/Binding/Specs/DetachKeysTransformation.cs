using System.Collections;
using System.Management.Automation;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes the keys that leave a terminal as a text, or as a list, which is what PowerShell makes of its commas.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DetachKeysTransformation : SingleTransformation<DetachKeysSpec>
{
    /// <summary>Makes the transformation.</summary>
    public DetachKeysTransformation()
        : base(DetachKeysSpec.Parse)
    {
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => base.Transform(
        engineIntrinsics,
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList { Count: > 0 } keys
            ? string.Join(',', keys.Cast<object?>())
            : inputData);
}

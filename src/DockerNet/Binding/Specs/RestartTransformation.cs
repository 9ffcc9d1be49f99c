using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes a restart policy as its name, perhaps with a count.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RestartTransformation : SingleTransformation<RestartSpec>
{
    /// <summary>Makes the transformation.</summary>
    public RestartTransformation()
        : base(RestartSpec.Parse)
    {
    }
}

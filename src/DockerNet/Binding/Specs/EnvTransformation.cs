using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes variables as <c>NAME=VALUE</c>, or as a hashtable of name and value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvTransformation : SpecTransformation<EnvSpec>
{
    /// <summary>Makes the transformation.</summary>
    public EnvTransformation()
        : base(EnvSpec.Parse, '=')
    {
    }
}

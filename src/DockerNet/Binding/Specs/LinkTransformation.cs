using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes links as <c>source:alias</c>, or as a hashtable of source and alias.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkTransformation : SpecTransformation<LinkSpec>
{
    /// <summary>Makes the transformation.</summary>
    public LinkTransformation()
        : base(LinkSpec.Parse)
    {
    }

    private protected override Type ObjectType => typeof(Container);
}

using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes domains to search names in.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SearchDomainTransformation : SpecTransformation<string>
{
    /// <summary>Makes the transformation.</summary>
    public SearchDomainTransformation()
        : base(NetworkTexts.SearchDomain)
    {
    }
}

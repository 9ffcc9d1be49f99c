namespace DockerNet;

/// <summary>An object that the engine gives an id of 64 hexadecimal digits.</summary>
public abstract class DockerEntity : DockerObject
{
    internal const int ShortLength = 12;
    private const string DigestPrefix = "sha256:";

    /// <summary>The full id.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The first twelve digits of the id, as the docker client shows them.</summary>
    public string ShortId => Shorten(Id);

    private protected sealed override string Key => Id;

    internal static string Shorten(string id)
    {
        string digits = id.StartsWith(DigestPrefix, StringComparison.Ordinal) ? id[DigestPrefix.Length..] : id;
        return digits.Length > ShortLength ? digits[..ShortLength] : digits;
    }
}

namespace DockerNet.Binding;

/// <summary>Takes labels for something new as <c>name=value</c>, or as a hashtable.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelTransformation : PairTransformation
{
    private protected override string? Problem(string name, string text) =>
        base.Problem(name, text) ?? (name.TrimStart().AsSpan().IndexOfAny(' ', '\t') >= 0 ? "its name has blanks" : null);
}

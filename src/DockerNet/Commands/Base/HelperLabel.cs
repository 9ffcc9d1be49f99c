namespace DockerNet.Commands;

/// <summary>Marks the short-lived containers that the module makes to look into others.</summary>
internal static class HelperLabel
{
    /// <summary>The label's name.</summary>
    public const string Name = "dockernet.helper";

    /// <summary>The label's value.</summary>
    public const string Value = "1";
}

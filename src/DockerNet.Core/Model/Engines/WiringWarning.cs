namespace DockerNet.Wiring;

/// <summary>What the engine takes without a word, although it will hardly do what was meant.</summary>
/// <param name="Id">Its id, which never changes.</param>
/// <param name="Text">What is wrong, and what to do about it, as a sentence without its full stop.</param>
public sealed record WiringWarning(string Id, string Text)
{
    /// <summary>Whether it is as likely to be meant as not, so that only who wants to know all is told.</summary>
    public bool IsRemark { get; init; }

    /// <summary>The warning as users see it: its id at the end, since a warning of PowerShell has no place for one.</summary>
    /// <returns>The warning as text.</returns>
    public override string ToString() => $"{Text} ({Id}).";
}

namespace DockerNet.Engine.Connection;

/// <summary>How an answer is read, by which it is known how much of it there may be.</summary>
internal enum AnswerKind
{
    /// <summary>As a whole.</summary>
    Whole,

    /// <summary>Message by message.</summary>
    Messages,

    /// <summary>As an archive, of any length.</summary>
    Archive,

    /// <summary>As what a process prints, of any length and with any pause.</summary>
    Output,
}

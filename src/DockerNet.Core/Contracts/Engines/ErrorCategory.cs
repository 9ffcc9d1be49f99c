namespace DockerNet.Contracts;

/// <summary>What sort of failure an error is: the categories of PowerShell that the module uses, by their names.</summary>
internal enum EngineErrorCategory
{
    /// <summary>None of the others.</summary>
    NotSpecified,

    /// <summary>Who somebody is could not be told.</summary>
    AuthenticationError,

    /// <summary>Something is not reached.</summary>
    ConnectionError,

    /// <summary>What was given is wrong.</summary>
    InvalidArgument,

    /// <summary>What was read is wrong.</summary>
    InvalidData,

    /// <summary>It does not fit the state of things.</summary>
    InvalidOperation,

    /// <summary>What came out is not what was asked for.</summary>
    InvalidResult,

    /// <summary>There is not enough of something.</summary>
    LimitsExceeded,

    /// <summary>The other side cannot do it.</summary>
    NotImplemented,

    /// <summary>There is no such thing.</summary>
    ObjectNotFound,

    /// <summary>Something cannot be opened.</summary>
    OpenError,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>The caller may not.</summary>
    PermissionDenied,

    /// <summary>Something cannot be read.</summary>
    ReadError,

    /// <summary>Something is in use.</summary>
    ResourceBusy,

    /// <summary>There is such a thing already.</summary>
    ResourceExists,

    /// <summary>It would not be safe.</summary>
    SecurityError,

    /// <summary>Something cannot be written.</summary>
    WriteError,
}

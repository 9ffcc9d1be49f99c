namespace DockerNet.Contracts;

/// <summary>Errors about the engine, the way to it, and what it is asked.</summary>
internal static class EngineErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind EngineError = Table.Add(
        "The engine failed in a way that has no id of its own.",
        EngineErrorCategory.NotSpecified,
        "Look into the engine's own log.");

    public static readonly EngineErrorKind EngineUnreachable = Table.Add(
        "No engine answers there.",
        EngineErrorCategory.ConnectionError,
        "Start the engine, or name another with -DockerHost.");

    public static readonly EngineErrorKind EngineAccessDenied = Table.Add(
        "An engine is there, but you may not use it.",
        EngineErrorCategory.PermissionDenied,
        "Join the group that owns the engine's socket, or run as administrator.",
        ["authorization denied by plugin", "permission denied while trying to connect to the Docker daemon"]);

    public static readonly EngineErrorKind EngineTimeout = Table.Add(
        "The engine did not answer in time.",
        EngineErrorCategory.OperationTimeout,
        "Check the engine, or allow more seconds in DOCKER_CLIENT_TIMEOUT.");

    public static readonly EngineErrorKind EngineAnswerInvalid = Table.Add(
        "The answer is not one that an engine gives, or it ends too early.",
        EngineErrorCategory.InvalidData,
        "Check that -DockerHost names a Docker engine and nothing else, and that it still runs.");

    public static readonly EngineErrorKind EngineCertificateInvalid = Table.Add(
        "The engine's certificate, or yours, is not trusted.",
        EngineErrorCategory.SecurityError,
        "Check the certificates in DOCKER_CERT_PATH or in the context.",
        ["HTTP request to an HTTPS server"]);

    public static readonly EngineErrorKind SshKeyRefused = Table.Add(
        "The other computer's ssh lets nobody in with the keys that there are.",
        EngineErrorCategory.PermissionDenied,
        "Put your key into the agent (ssh-add) and its public part onto the other computer (ssh-copy-id): ssh has to get in there without a question.",
        [@"Permission denied \((publickey|password|keyboard-interactive|gssapi)", "Too many authentication failures"]);

    public static readonly EngineErrorKind SshHostUnknown = Table.Add(
        "The other computer's ssh does not have the key that it is known by, or is not known at all.",
        EngineErrorCategory.SecurityError,
        "Connect once by hand, compare the key with what the other computer's owner says, and accept it.",
        ["Host key verification failed"]);

    public static readonly EngineErrorKind EngineVersionUnsupported = Table.Add(
        "The engine and the module share no version of the API.",
        EngineErrorCategory.NotImplemented,
        "Unset DOCKER_API_VERSION, or use an engine of version 20.10 or newer.",
        ["client version .* is too (new|old)"]);

    public static readonly EngineErrorKind EngineTooOld = Table.Add(
        "The engine is too old for what was asked, such as a gateway priority.",
        EngineErrorCategory.NotImplemented,
        "Leave out what it does not have, or use a newer engine: see (Get-DockerEngine).ApiVersion.");

    public static readonly EngineErrorKind EngineDiskFull = Table.Add(
        "There is no room left on the engine's disk.",
        EngineErrorCategory.LimitsExceeded,
        "Make room on the engine's host: Clear-DockerVolume, Remove-DockerImage.",
        ["no space left on device|disk quota exceeded"]);

    public static readonly EngineErrorKind DockerHostInvalid = Table.Add(
        "The text is no address of an engine.",
        EngineErrorCategory.InvalidArgument,
        "Give a URI such as unix:///var/run/docker.sock, or a context's name.");

    public static readonly EngineErrorKind DockerContextNotFound = Table.Add(
        "There is no context of that name.",
        EngineErrorCategory.ObjectNotFound,
        "Give the name of a context of the docker client, or a URI.");

    public static readonly EngineErrorKind InvalidArgument = Table.Add(
        "The engine refuses the request as wrong.",
        EngineErrorCategory.InvalidArgument,
        "Correct what the engine refuses and try again.")
        .Otherwise(
            "invalid (subnet|pool|address|network|CIDR|endpoint|IP|reference|port|mode|mount|volume|tag)",
            "unable to find (user|group) (?<name>[^ :]+)|must be an absolute path",
            "failed to parse .* value",
            "invalid container name|same name as its current name",
            "user specified IP address is supported only|repository name must be lowercase|conflicting options",
            "dockerfile parse error|unknown instruction|is not a valid change command");

    public static readonly EngineErrorKind NameAmbiguous = Table.Add(
        "More than one object fits the name.",
        EngineErrorCategory.InvalidArgument,
        "Give the full name or more digits of the id.",
        [
            "multiple IDs found with provided prefix: (?<name>[^ ]+)",
            "network (?<name>[^ ]+) is ambiguous|is ambiguous",
        ]);

    public static readonly EngineErrorKind PatternInvalid = Table.Add(
        "The text is no pattern of names: a bracket in it has no end, or no sense.",
        EngineErrorCategory.InvalidArgument,
        "Close the bracket, or write ` in front of one that stands for itself.");

    public static readonly EngineErrorKind OptionConflict = Table.Add(
        "Parameters were given that do not go together.",
        EngineErrorCategory.InvalidArgument,
        "Leave out one of them; the message says which.");

    public static readonly EngineErrorKind EngineDiffers = Table.Add(
        "Images of two engines cannot go into one archive.",
        EngineErrorCategory.InvalidArgument,
        "Export them one engine at a time.");

    public static readonly EngineErrorKind InternalError = Table.Add(
        "The module failed in a way that nobody thought of.",
        EngineErrorCategory.NotSpecified,
        "Report it to the maintainers, with what Get-Error shows of it and the versions of the module and of the engine.");
}

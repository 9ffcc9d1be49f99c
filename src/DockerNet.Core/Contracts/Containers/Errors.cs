namespace DockerNet.Contracts;

/// <summary>Errors about containers.</summary>
internal static class ContainerErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind ContainerNotFound = Table.Add(
        "There is no such container.",
        EngineErrorCategory.ObjectNotFound,
        "List the containers with Get-DockerContainer.",
        [
            "no such container: /?(?<name>[^ ]+)",
            "could not get container for /?(?<name>[^ :]+)",
        ]);

    public static readonly EngineErrorKind ContainerNameInUse = Table.Add(
        "Another container has the name.",
        EngineErrorCategory.ResourceExists,
        "Choose another name, or remove the other with Remove-DockerContainer.",
        ["container name \"/?(?<name>[^\"]+)\" is already in use"]);

    public static readonly EngineErrorKind VolumesFromSelf = Table.Add(
        "The container would have its mounts from itself, also by way of others.",
        EngineErrorCategory.InvalidOperation,
        "Choose another name, or other containers to have mounts from: an engine that starts with such a circle waits for ever.");

    public static readonly EngineErrorKind CapabilityUnknown = Table.Add(
        "The kernel has no such capability.",
        EngineErrorCategory.InvalidArgument,
        "Name one of the kernel's capabilities, such as NET_ADMIN.",
        ["unknown capability: \"(CAP_)?(?<name>[^\"]*)\""]);

    public static readonly EngineErrorKind CommandNotFound = Table.Add(
        "The container's command cannot be run.",
        EngineErrorCategory.ObjectNotFound,
        "Check the command: the image does not have that program.",
        [
            "exec: \"(?<name>[^\"]*)\": (executable file not found|permission denied|is a directory)",
            "exec: \"(?<name>[^\"]*)\": .*no such file or directory",
        ]);

    public static readonly EngineErrorKind ContainerNotRunning = Table.Add(
        "The container must run, and does not.",
        EngineErrorCategory.InvalidOperation,
        "Start it with Start-DockerContainer.",
        [
            "exec failed:.*(stopped container|not running|setns|no such process|procready|cgroup|reset by peer|broken pipe|EOF)",
            "cannot join network( namespace)? of a non running container:( container)? /?(?<name>[^ ]+)",
            "is not running|is restarting|no such exec instance",
        ]);

    public static readonly EngineErrorKind ContainerRunning = Table.Add(
        "The container must not run, and does.",
        EngineErrorCategory.ResourceBusy,
        "Stop it with Stop-DockerContainer, or use -Force.",
        ["cannot remove (a running|container .* is running)|stop the container before"]);

    public static readonly EngineErrorKind ContainerPaused = Table.Add(
        "The container is paused.",
        EngineErrorCategory.InvalidOperation,
        "Let it go on with Resume-DockerContainer.",
        ["is paused|a paused container"]);

    public static readonly EngineErrorKind ContainerEnded = Table.Add(
        "The container has ended while something was waited for.",
        EngineErrorCategory.InvalidOperation,
        "See why it ended with Get-ContainerLog.");

    public static readonly EngineErrorKind ContainerUnhealthy = Table.Add(
        "The container's health check says that it is not healthy.",
        EngineErrorCategory.InvalidResult,
        "See what its check says in (Get-DockerContainer NAME -Detailed).Json.");

    public static readonly EngineErrorKind ContainerRemovesItself = Table.Add(
        "The container is removed as soon as it ends.",
        EngineErrorCategory.InvalidOperation,
        "Make a new one with New-DockerContainer, without -AutoRemove.");

    public static readonly EngineErrorKind ContainerChanging = Table.Add(
        "Another session is changing the container.",
        EngineErrorCategory.ResourceBusy,
        "Wait until it is done, and try again.");

    public static readonly EngineErrorKind LayerNotKept = Table.Add(
        "A changed container does not have all that was in the file system of the old one.",
        EngineErrorCategory.InvalidResult,
        "Copy what you need into a volume, and leave out -KeepLayer.");

    public static readonly EngineErrorKind HealthCheckMissing = Table.Add(
        "The container has no health check that could be waited for.",
        EngineErrorCategory.InvalidOperation,
        "Wait for a port with -Port, or for a line of its log with -LogMatch.");

    public static readonly EngineErrorKind WaitTimeout = Table.Add(
        "What was waited for did not happen in the time allowed.",
        EngineErrorCategory.OperationTimeout,
        "Look into its log with Get-ContainerLog, or allow more time with -Timeout.");

    public static readonly EngineErrorKind OutputTooLarge = Table.Add(
        "A program in the container prints more than can be kept.",
        EngineErrorCategory.LimitsExceeded,
        "Read its output line by line with Invoke-ContainerCommand -Stream, or write it to a file and copy that.");

    public static readonly EngineErrorKind ProgramTimeout = Table.Add(
        "A program in the container that had to be run there did not come to its end, and was ended.",
        EngineErrorCategory.OperationTimeout,
        "Look at the container: its own programs may have been replaced. Name an image of yours with -ProbeImage.");

    public static readonly EngineErrorKind HelperImageMissing = Table.Add(
        "A program has to be run, and no image that may be run for it has it.",
        EngineErrorCategory.ObjectNotFound,
        "Name an image of yours that has it with -ProbeImage or in the environment's DOCKERNET_PROBE_IMAGE, such as busybox.");

    public static readonly EngineErrorKind TerminalMissing = Table.Add(
        "There is no terminal to work in a container from: the session has none, or is not the one that people type into.",
        EngineErrorCategory.InvalidOperation,
        "Run a command with Invoke-ContainerCommand, or start PowerShell in a terminal.");

    public static readonly EngineErrorKind ParameterUnknown = Table.Add(
        "A word looks like a parameter that is misspelt, and would have become the container's command.",
        EngineErrorCategory.InvalidArgument,
        "Correct it; a word of the command that begins with a dash goes in quotes, or after --.");

    public static readonly EngineErrorKind ClientOption = Table.Add(
        "A word is an option of the docker client, which has another name here.",
        EngineErrorCategory.InvalidArgument,
        "Write the parameter that the message names; or quote the word, if it is the command's own.");

    public static readonly EngineErrorKind OptionUnquoted = Table.Add(
        "A letter with a dash stands among the words of a command, and PowerShell takes it for a parameter.",
        EngineErrorCategory.InvalidArgument,
        "Quote it, if it is the command's; else write it before the command.");

    public static readonly EngineErrorKind EnvFileInvalid = Table.Add(
        "A line of a file of variables is none.",
        EngineErrorCategory.InvalidArgument,
        "Write a variable on each line as NAME=VALUE.");
}

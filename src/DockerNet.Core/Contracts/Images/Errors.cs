namespace DockerNet.Contracts;

/// <summary>Errors about images, builds and registries.</summary>
internal static class ImageErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind RegistryAccessDenied = Table.Add(
        "The registry does not let you have the image, or does not tell whether there is one.",
        EngineErrorCategory.PermissionDenied,
        "Check the image's name, and log in with -Credential or by docker login.",
        [
            "pull access denied for (?<name>[^ ,]+)|no basic auth credentials|authentication required",
            "access to the resource is denied|incorrect username or password|unauthorized: |toomanyrequests: ",
        ]);

    public static readonly EngineErrorKind ImageNotFound = Table.Add(
        "There is no such image on the engine, or in the registry.",
        EngineErrorCategory.ObjectNotFound,
        "List the engine's images with Get-DockerImage; Receive-DockerImage fetches others.",
        [
            "manifest for (?<name>[^ ]+) not found|manifest unknown|repository name not known",
            "no such image: (?<name>[^ ]+)",
        ]);

    public static readonly EngineErrorKind RegistryUnreachable = Table.Add(
        "The engine gets no answer from the registry that it can use.",
        EngineErrorCategory.ConnectionError,
        "Check the registry's name and port, and that the engine's host can reach it.",
        ["server gave HTTP response to HTTPS client|\\b(get|head) \"?https?://[^ ]+: "]);

    public static readonly EngineErrorKind ImageInvalid = Table.Add(
        "What was given as an image's content is not one.",
        EngineErrorCategory.InvalidData,
        "Give a tar archive of a file tree.",
        ["tar header|tar file|unexpected EOF"]);

    public static readonly EngineErrorKind ImageInUse = Table.Add(
        "Containers are made from the image; the message names them.",
        EngineErrorCategory.ResourceBusy,
        "Remove the containers that use it first; if all are stopped, -Force will do.",
        ["image is being used by|is using its referenced image"]);

    public static readonly EngineErrorKind ImageHasChildren = Table.Add(
        "Other images are made from the image.",
        EngineErrorCategory.ResourceBusy,
        "Remove the images that are made from it first.",
        ["image has dependent child images"]);

    public static readonly EngineErrorKind ImageHasManyNames = Table.Add(
        "The image has names in several repositories, so that its id does not say which is meant.",
        EngineErrorCategory.InvalidOperation,
        "Give the name that shall go, or use -Force to remove them all.",
        ["image is referenced in (multiple|one or more) repositories"]);

    public static readonly EngineErrorKind CredentialHelperFailed = Table.Add(
        "The program that the docker client leaves its passwords to does not do its work.",
        EngineErrorCategory.AuthenticationError,
        "Correct credsStore and credHelpers in the docker client's config.json, or use -Credential.");

    public static readonly EngineErrorKind ImageBuildFailed = Table.Add(
        "A step of a build failed; the message has the step and the exit code.",
        EngineErrorCategory.InvalidResult,
        "Correct that step of the Dockerfile; -Verbose shows what it printed.");

    public static readonly EngineErrorKind BuildContextUnreadable = Table.Add(
        "Something in the folder that an image is built of cannot be read.",
        EngineErrorCategory.ReadError,
        "Give yourself the right to read it, or leave it out with a line in .dockerignore.");

    public static readonly EngineErrorKind DockerfileOutside = Table.Add(
        "The Dockerfile is not in the folder that is sent to the engine.",
        EngineErrorCategory.InvalidArgument,
        "Put it there, or give a folder that it is in.");

    public static readonly EngineErrorKind IgnoreFileInvalid = Table.Add(
        "A line of .dockerignore is no pattern.",
        EngineErrorCategory.InvalidArgument,
        "Correct that line.");

    public static readonly EngineErrorKind ArchiveIsSaved = Table.Add(
        "The archive holds saved images, which bring their names with them.",
        EngineErrorCategory.InvalidArgument,
        "Leave out -Name, -Change and -Message.");
}

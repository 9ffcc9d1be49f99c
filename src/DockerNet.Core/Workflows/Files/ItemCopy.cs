using System.Diagnostics;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>One copy, into or out of a container.</summary>
internal abstract class ItemCopy(IEngine engine)
{
    private long _started;

    /// <summary>What is copied, for users.</summary>
    public abstract string Source { get; }

    /// <summary>Where it will be, for users. It is known when the copy is prepared.</summary>
    public string Target { get; protected set; } = "";

    /// <summary>How many bytes a file has; null for a folder.</summary>
    public long? Length { get; protected set; }

    /// <summary>What is told of it while it goes on.</summary>
    public CopyReport Report { get; } = new();

    /// <summary>The engine.</summary>
    protected IEngine Engine => engine;

    /// <summary>Looks at both sides and decides where the copy goes. Nothing is changed.</summary>
    /// <param name="isOneOfMany">Whether it is one of several copies to one destination.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is ready.</returns>
    public abstract Task PrepareAsync(bool isOneOfMany, CancellationToken token);

    /// <summary>Copies.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    public async Task RunAsync(CancellationToken token)
    {
        _started = Stopwatch.GetTimestamp();
        await TransferAsync(token).ConfigureAwait(false);
    }

    /// <summary>Makes the object that users get.</summary>
    /// <returns>The object.</returns>
    public ContainerItemCopy ToResult() => new()
    {
        Source = Source,
        Destination = Target,
        Items = Report.Items,
        Length = Report.Stream?.Count ?? 0,
        Duration = Stopwatch.GetElapsedTime(_started),
        DockerHost = engine.Host,
    };

    /// <summary>Copies.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    protected abstract Task TransferAsync(CancellationToken token);

    /// <summary>Decides where the copy goes, or refuses.</summary>
    /// <param name="isFolder">Whether the source is a folder.</param>
    /// <param name="isContent">Whether what is in it is meant.</param>
    /// <param name="destination">What there is at the destination.</param>
    /// <param name="wantsFolder">Whether the destination is written as a folder.</param>
    /// <param name="isOneOfMany">Whether it is one of several copies to one destination.</param>
    /// <param name="name">The destination, for messages.</param>
    /// <returns>How it is copied.</returns>
    protected static CopyPlace Decide(
        bool isFolder, bool isContent, CopyDestination destination, bool wantsFolder, bool isOneOfMany, string name) =>
        CopyRules.Decide(isFolder, isContent, destination, wantsFolder) switch
        {
            CopyPlace.NoFolder => throw NoFolder(name),
            CopyPlace.NotOntoFile => throw new EngineException(
                FileErrors.DestinationInvalid, $"{name} is a file: neither can a folder take its place, nor can it hold anything"),
            CopyPlace.As when isOneOfMany => throw new EngineException(
                FileErrors.DestinationInvalid, $"several items need a folder, and {name} is none"),
            CopyPlace place => place,
        };

    /// <summary>Makes the failure for a folder that is not there.</summary>
    /// <param name="name">The folder.</param>
    /// <returns>The failure.</returns>
    protected static EngineException NoFolder(string name) => new(FileErrors.FileNotFound, $"there is no folder {name}");
}

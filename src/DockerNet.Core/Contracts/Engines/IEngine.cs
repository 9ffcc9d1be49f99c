namespace DockerNet.Contracts;

/// <summary>An engine that commands can be sent to. All its operations throw <see cref="EngineException"/>.</summary>
public interface IEngine
{
    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    string Host { get; }

    /// <summary>Whether it is on this computer, as far as its address tells: its paths are the ones here.</summary>
    bool IsLocal { get; }

    /// <summary>Its containers.</summary>
    IContainerOperations Containers { get; }

    /// <summary>Commands in its containers.</summary>
    IExecOperations Exec { get; }

    /// <summary>What its containers have printed.</summary>
    ILogOperations Logs { get; }

    /// <summary>The files of its containers.</summary>
    IFileOperations Files { get; }

    /// <summary>Its networks.</summary>
    INetworkOperations Networks { get; }

    /// <summary>Its volumes.</summary>
    IVolumeOperations Volumes { get; }

    /// <summary>Its images.</summary>
    IImageOperations Images { get; }

    /// <summary>The swarm that it is in.</summary>
    ISwarmOperations Swarm { get; }

    /// <summary>The services of that swarm.</summary>
    IServiceOperations Services { get; }

    /// <summary>The engine itself.</summary>
    ISystemOperations System { get; }
}

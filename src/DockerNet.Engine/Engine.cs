using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Operations;

namespace DockerNet.Engine;

/// <summary>One engine. It lives as long as the process, like the connections that it keeps.</summary>
internal sealed class Engine : IEngine
{
    public Engine(EngineEndpoint endpoint)
    {
        Host = endpoint.Host;
        IsLocal = endpoint.Address.Scheme is "unix" or "npipe" || endpoint.Address.IsLoopback;
        Docker.DotNet.DockerClient client = ClientFactory.Create(endpoint);
        Containers = new ContainerOperations(client, Host);
        Exec = new ExecOperations(client);
        Logs = new LogOperations(client);
        Files = new FileOperations(client);
        Networks = new NetworkOperations(client, Host);
        Volumes = new VolumeOperations(client, Host);
        Images = new ImageOperations(client, Host);
        System = new SystemOperations(client, endpoint);
    }

    public string Host { get; }

    public bool IsLocal { get; }

    public IContainerOperations Containers { get; }

    public IExecOperations Exec { get; }

    public ILogOperations Logs { get; }

    public IFileOperations Files { get; }

    public INetworkOperations Networks { get; }

    public IVolumeOperations Volumes { get; }

    public IImageOperations Images { get; }

    public ISystemOperations System { get; }
}

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
        var spoken = new SpokenVersion(endpoint.ApiVersion);
        Docker.DotNet.DockerClient client = ClientFactory.Create(endpoint, spoken);
        Containers = new ContainerOperations(client, Host, spoken);
        Exec = new ExecOperations(client);
        Logs = new LogOperations(client);
        Files = new FileOperations(client);
        Networks = new NetworkOperations(client, Host, spoken);
        Volumes = new VolumeOperations(client, Host, spoken);
        Images = new ImageOperations(client, Host, spoken);
        Swarm = new SwarmOperations(client, Host);
        Services = new ServiceOperations(client, Host);
        System = new SystemOperations(client, endpoint, spoken);
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

    public ISwarmOperations Swarm { get; }

    public IServiceOperations Services { get; }

    public ISystemOperations System { get; }
}

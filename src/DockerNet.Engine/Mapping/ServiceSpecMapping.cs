using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes what a service shall be into its settings. What is not asked for stays as it is.</summary>
internal static class ServiceSpecMapping
{
    /// <summary>Makes the settings of a new service.</summary>
    /// <param name="request">What it shall be.</param>
    /// <returns>The settings.</returns>
    public static ServiceSpec From(ServiceRequest request)
    {
        var spec = new ServiceSpec
        {
            Name = request.Name,
            Mode = request.Replicas is null ? new ServiceMode { Global = new GlobalService() } : new ServiceMode { Replicated = new ReplicatedService() },
        };
        Apply(spec, request);
        return spec;
    }

    /// <summary>Changes settings.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="request">What changes.</param>
    public static void Apply(ServiceSpec spec, ServiceRequest request)
    {
        TaskSpec task = spec.TaskTemplate ??= new TaskSpec();
        ContainerSpec container = task.ContainerSpec ??= new ContainerSpec();
        container.Image = request.Image ?? container.Image;
        container.Args = request.Command is null ? container.Args : [.. request.Command];
        container.Env = Env(container.Env, request);
        container.Mounts = request.Mounts is null ? container.Mounts : [.. request.Mounts.Select(MountMapping.From)];
        task.ForceUpdate += request.Force ? 1UL : 0;
        if (request.Networks is not null)
        {
            task.Networks = [.. request.Networks.Select(Place)];
        }

        if (request.Constraints is not null)
        {
            (task.Placement ??= new Placement()).Constraints = [.. request.Constraints];
        }

        if (request.RestartCondition is not null)
        {
            (task.RestartPolicy ??= new SwarmRestartPolicy()).Condition = request.RestartCondition;
        }

        if (request.Replicas is int replicas && spec.Mode?.Replicated is ReplicatedService replicated)
        {
            replicated.Replicas = (ulong)replicas;
        }

        spec.Labels = request.Labels is null ? spec.Labels : request.Labels.ToDictionary();
        ApplyEndpoint(spec, request);
        ApplyUpdate(spec, request);
    }

    private static void ApplyEndpoint(ServiceSpec spec, ServiceRequest request)
    {
        if ((request.EndpointMode ?? (object?)request.Ports) is null)
        {
            return;
        }

        EndpointSpec endpoint = spec.EndpointSpec ??= new EndpointSpec();
        endpoint.Mode = request.EndpointMode ?? endpoint.Mode;
        endpoint.Ports = request.Ports is null ? endpoint.Ports : [.. request.Ports.Select(port => Publish(port, request.PublishMode))];
    }

    private static void ApplyUpdate(ServiceSpec spec, ServiceRequest request)
    {
        if (request is { UpdateParallelism: null, UpdateDelay: null, UpdateOrder: null, UpdateFailureAction: null })
        {
            return;
        }

        // What is sent at all is sent whole, and one at a time is the engine's own way.
        SwarmUpdateConfig update = spec.UpdateConfig ??= new SwarmUpdateConfig { Parallelism = 1 };
        update.Parallelism = (ulong?)request.UpdateParallelism ?? update.Parallelism;
        update.Delay = request.UpdateDelay ?? update.Delay;
        update.Order = request.UpdateOrder ?? update.Order;
        update.FailureAction = request.UpdateFailureAction ?? update.FailureAction;
    }

    private static NetworkAttachmentConfig Place(NetworkSpec network) => new() { Target = network.Name, Aliases = [.. network.Aliases] };

    private static PortConfig Publish(PortMapping port, string mode) => new()
    {
        Protocol = port.Protocol,
        TargetPort = (uint)port.ContainerPort,
        PublishedPort = uint.TryParse(port.HostPort, out uint published) ? published : null,
        PublishMode = mode,
    };

    private static IList<string> Env(IList<string>? old, ServiceRequest request)
    {
        IReadOnlyList<string> given = request.Env ?? [];
        HashSet<string> replaced = [.. given.Select(NameOf), .. request.RemovedEnv];
        return [.. Values.Items(old).Where(env => !replaced.Contains(NameOf(env))), .. given];
    }

    private static string NameOf(string env) => env.Split('=', 2)[0];
}

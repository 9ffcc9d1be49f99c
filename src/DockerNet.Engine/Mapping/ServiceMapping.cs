using System.Globalization;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine tells of a swarm's services and tasks, as the module's objects.</summary>
internal static class ServiceMapping
{
    private const string HostMode = "host";

    /// <summary>Maps a service.</summary>
    /// <param name="model">The service.</param>
    /// <param name="tasks">Its tasks that are to run.</param>
    /// <param name="networks">The names of networks, by id.</param>
    /// <param name="host">The engine that was asked.</param>
    /// <returns>The service.</returns>
    public static DockerService From(SwarmService model, IReadOnlyList<TaskResponse> tasks, IReadOnlyDictionary<string, string> networks, string host)
    {
        ServiceSpec spec = model.Spec ?? new ServiceSpec();
        ContainerSpec container = spec.TaskTemplate?.ContainerSpec ?? new ContainerSpec();
        return new DockerService
        {
            Id = Values.Required(model.ID),
            Name = spec.Name ?? "",
            Image = WithoutDigest(container.Image),
            Mode = spec.Mode switch
            {
                { Global: not null } => "global",
                { ReplicatedJob: not null } => "replicated-job",
                { GlobalJob: not null } => "global-job",
                _ => "replicated",
            },
            Replicas = (int?)spec.Mode?.Replicated?.Replicas,
            Running = tasks.Count(static task => task.Status?.State == TaskState.Running),
            Desired = tasks.Count,
            Command = [.. Values.Items(container.Command), .. Values.Items(container.Args)],
            Env = [.. Values.Items(container.Env)],
            Networks = [.. Values.Items(spec.TaskTemplate?.Networks).Select(place => networks.GetValueOrDefault(place.Target ?? "", place.Target ?? ""))],
            EndpointMode = spec.EndpointSpec?.Mode ?? "",
            Addresses = [.. Values.Items(model.Endpoint?.VirtualIPs).Select(static ip => Values.Address(ip.Addr)).OfType<System.Net.IPAddress>().Select(static ip => (Address)ip)],
            Ports = [.. Values.Items(spec.EndpointSpec?.Ports).Select(PortOf)],
            Mounts = [.. Values.Items(container.Mounts).Select(static mount => $"{mount.Source}:{mount.Target}".TrimStart(':'))],
            Constraints = [.. Values.Items(spec.TaskTemplate?.Placement?.Constraints)],
            Labels = Values.Texts(spec.Labels),
            UpdateState = model.UpdateStatus?.State ?? "",
            UpdateMessage = model.UpdateStatus?.Message ?? "",
            Created = model.CreatedAt is DateTime made ? Values.Time(made) : null,
            Updated = model.UpdatedAt is DateTime changed ? Values.Time(changed) : null,
            DockerHost = host,
        };
    }

    /// <summary>Maps a task.</summary>
    /// <param name="model">The task.</param>
    /// <param name="services">The names of services, by id.</param>
    /// <param name="nodes">The names of nodes, by id.</param>
    /// <param name="host">The engine that was asked.</param>
    /// <returns>The task.</returns>
    public static DockerTask From(
        TaskResponse model, IReadOnlyDictionary<string, string> services, IReadOnlyDictionary<string, string> nodes, string host)
    {
        string service = services.GetValueOrDefault(model.ServiceID ?? "", model.ServiceID ?? "");
        Docker.DotNet.Models.TaskStatus status = model.Status ?? new Docker.DotNet.Models.TaskStatus();
        string state = Word(status.State);
        return new DockerTask
        {
            Id = Values.Required(model.ID),
            Name = $"{service}.{(model.Slot is > 0 ? model.Slot.Value.ToString(CultureInfo.InvariantCulture) : model.NodeID)}",
            Service = service,
            ServiceId = model.ServiceID ?? "",
            Slot = model.Slot is > 0 ? (int)model.Slot : null,
            Node = nodes.GetValueOrDefault(model.NodeID ?? "", model.NodeID ?? ""),
            NodeId = model.NodeID ?? "",
            State = state,
            DesiredState = Word(model.DesiredState),
            Problem = status.Err ?? "",
            ExitCode = state is "complete" or "failed" ? (int?)status.ContainerStatus?.ExitCode : null,
            Image = WithoutDigest(model.Spec?.ContainerSpec?.Image),
            ContainerId = status.ContainerStatus?.ContainerID ?? "",
            Addresses = [.. Values.Items(model.NetworksAttachments)
                .SelectMany(static place => Values.Items(place.Addresses))
                .Select(static text => Values.Address(text)).OfType<System.Net.IPAddress>().Select(static ip => (Address)ip)],
            // Engines list a port for each kind of address.
            Ports = [.. Values.Items(status.PortStatus?.Ports).Select(PortOf).DistinctBy(static port => port.ToString())],
            Since = status.Timestamp is DateTime time ? Values.Time(time) : null,
            DockerHost = host,
        };
    }

    private static ServicePort PortOf(PortConfig port) => new()
    {
        TargetPort = (int)(port.TargetPort ?? 0),
        PublishedPort = port.PublishedPort is > 0 ? (int)port.PublishedPort : null,
        Protocol = port.Protocol ?? "",
        Mode = port.PublishMode == HostMode ? HostMode : "ingress",
    };

    // Clients pin an image to what its name meant when the service was made.
    private static string WithoutDigest(string? image) => (image ?? "").Split('@')[0];

    private static string Word(TaskState? state) => state is null ? "" : $"{state}".ToLowerInvariant();
}

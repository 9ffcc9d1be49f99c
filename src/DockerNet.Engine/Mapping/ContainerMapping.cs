using System.Net;
using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of containers, as the module's objects.</summary>
internal static class ContainerMapping
{
    /// <summary>Maps an item of the list.</summary>
    /// <param name="model">The item.</param>
    /// <param name="host">The engine.</param>
    /// <param name="ways">By which networks it gets out; null when that is not known.</param>
    /// <returns>The container.</returns>
    public static Container FromList(ContainerListResponse model, string host, (string? IPv4, string? IPv6)? ways)
    {
        string name = PrimaryName(model.Names);
        return new Container
        {
            Name = name,
            Id = Values.Required(model.ID),
            DockerHost = host,
            Image = model.Image,
            ImageId = model.ImageID,
            Command = model.Command,
            State = model.State,
            Status = model.Status,
            ExitCode = StatusMapping.ExitCode(model.Status),
            Health = StatusMapping.Health(model.Status),
            Created = Values.Time(model.Created),
            NetworkMode = model.HostConfig?.NetworkMode ?? "",
            Networks = EndpointMapping.Read(model.NetworkSettings?.Networks, DockerEntity.Shorten(model.ID), ways),
            Ports = Ports(model, name, host),
            Mounts = Mounts(model.Mounts, name, host),
            Labels = Values.Texts(model.Labels),
            LinkNames = [.. Names(model.Names).Where(static n => n.Contains('/'))],
        };
    }

    /// <summary>Maps an inspection.</summary>
    /// <param name="model">The inspection.</param>
    /// <param name="summary">The container as the list has it.</param>
    /// <param name="json">The engine's answer as text.</param>
    /// <returns>The container with all its details.</returns>
    public static ContainerDetail FromInspection(ContainerInspectResponse model, Container summary, string json) =>
        new(summary)
        {
            Networks = EndpointMapping.Read(model.NetworkSettings?.Networks, summary.ShortId, EndpointMapping.Ways(summary.Networks)),
            Mounts = [.. Mounts(model.Mounts, summary.Name, summary.DockerHost).Select(mount => mount.WithSubpath(SubpathAt(mount.Target, model.HostConfig)))],
            Hostname = model.Config?.Hostname ?? "",
            // A name alone says that it is not to have what the image has.
            Env = [.. Values.Items(model.Config?.Env).Where(static text => text.Contains('='))],
            // Without a slash it is the unused copy of an endpoint's link, which some clients leave there.
            Links = Links(Values.Items(model.HostConfig?.Links).Where(static l => l.StartsWith('/'))),
            AddHost = [.. Values.Items(model.HostConfig?.ExtraHosts)],
            ExposedPorts = Values.Ports(model.Config?.ExposedPorts),
            Publish = Publish(model.HostConfig?.PortBindings),
            PublishAll = model.HostConfig?.PublishAllPorts ?? false,
            VolumesFrom = [.. Values.Items(model.HostConfig?.VolumesFrom).Where(text => !CopyOrigin.Is(text, summary.Name))],
            OwnMounts = OwnMounts(model.HostConfig),
            ReadOnly = model.HostConfig?.ReadonlyRootfs ?? false,
            VolumePaths = [.. Values.Keys(model.Config?.Volumes).Select(ContainerPath.Clean)],
            Restart = RestartName(model.HostConfig?.RestartPolicy?.Name),
            AutoRemove = model.HostConfig?.AutoRemove ?? false,
            RestartCount = model.RestartCount,
            ExitCode = ExitCode(model.State),
            Health = model.State?.Health?.Status is { Length: > 0 } health and not "none" ? health : null,
            Error = model.State?.Error ?? "",
            Started = Values.Time(model.State?.StartedAt),
            Finished = Values.Time(model.State?.FinishedAt),
            User = model.Config?.User ?? "",
            WorkingDirectory = model.Config?.WorkingDir ?? "",
            Tty = model.Config?.Tty ?? false,
            Json = json,
        };

    /// <summary>Finds a container's own name among those that links give it, which have two slashes.</summary>
    /// <param name="names">All names.</param>
    /// <returns>The name without its slash.</returns>
    public static string PrimaryName(IList<string>? names) =>
        Names(names).FirstOrDefault(static n => !n.Contains('/')) ?? "";

    private static IEnumerable<string> Names(IList<string>? names) => (names ?? []).Select(static n => n.TrimStart('/'));

    /// <summary>
    /// Writes a link as <c>source:alias</c>: the engine writes <c>/source:/recipient/alias</c> for a legacy link, and
    /// what it was given for an endpoint's.
    /// </summary>
    /// <param name="text">The engine's text.</param>
    /// <returns>The link.</returns>
    public static string LinkText(string text)
    {
        string[] parts = text.Split(':', 2);
        return $"{parts[0].TrimStart('/')}:{parts[^1].Split('/')[^1]}";
    }

    /// <summary>Writes links as <see cref="LinkText"/> does.</summary>
    /// <param name="links">The engine's texts.</param>
    /// <returns>The links in order.</returns>
    public static string[] Links(IEnumerable<string> links) => [.. links.Select(LinkText).Order(StringComparer.Ordinal)];

    private static ContainerMount[] Mounts(IList<MountPoint>? mounts, string container, string host) =>
        [.. Values.Items(mounts)
            .Select(m => Mount(m, container, host))
            .OrderBy(static m => m.Target, StringComparer.Ordinal)];

    private static string[] Publish(IDictionary<string, IList<PortBinding>>? bindings) =>
        [.. Values.Ports(bindings).SelectMany(port => Values.Items(bindings![port])
            .Select(b => PortSpec.Parse($"{b.HostIP}:{b.HostPort}:{port}").ToString()))];

    private static ContainerPort Port(PortSummary model, string container, string mode, string host)
    {
        IPAddress? address = Values.Address(model.IP);
        int? hostPort = model.PublicPort is > 0 ? model.PublicPort : null;
        return new ContainerPort
        {
            Container = container,
            PrivatePort = model.PrivatePort,
            Protocol = model.Type,
            HostAddress = address,
            HostPort = hostPort,
            ReachableFrom = PortRules.ScopeOf(mode, hostPort is null ? null : address ?? IPAddress.Any),
            DockerHost = host,
        };
    }

    // Engine 20.10 goes on listing the ports of a container that failed to start again, though nobody listens there.
    private static bool IsEnded(string state) => state is "created" or "exited" or "dead";

    private static ContainerPort[] Ports(ContainerListResponse model, string container, string host) =>
        IsEnded(model.State)
            ? []
            : [.. Values.Items(model.Ports)
                .Select(p => Port(p, container, model.HostConfig?.NetworkMode ?? "", host))
                .OrderBy(static p => p.PrivatePort)
                .ThenBy(static p => p.Protocol, StringComparer.Ordinal)

                // IPv4 comes before IPv6, which most users do not look for.
                .ThenBy(static p => p.HostAddress?.AddressFamily)
                .ThenBy(static p => p.HostPort)
                .ThenBy(static p => p.HostAddress?.ToString(), StringComparer.Ordinal)];

    private static ContainerMount Mount(MountPoint model, string container, string host) => new()
    {
        Container = container,
        Type = model.Type ?? "",
        Name = model.Name ?? "",
        Source = model.Source,
        Target = model.Destination,
        Mode = model.Mode,
        ReadOnly = !model.RW,
        DockerHost = host,
    };

    private static string SubpathAt(string target, HostConfig? model)
    {
        Mount? own = Array.Find(Values.Items(model?.Mounts), mount => ContainerPath.Clean(mount.Target ?? "") == target);
        return own?.VolumeOptions?.Subpath ?? own?.ImageOptions?.Subpath ?? "";
    }

    private static OwnMount[] OwnMounts(HostConfig? model) =>
    [
        .. Values.Items(model?.Binds)
            .Select(static text => new OwnMount(BindText.Target(text), MountSpec.TryParse(text, out MountSpec? bind) && bind.NoCopy)),
        .. Values.Items(model?.Mounts)
            .Select(static mount => new OwnMount(ContainerPath.Clean(mount.Target ?? ""), mount.VolumeOptions?.NoCopy == true)),
    ];

    private static string RestartName(RestartPolicyKind? kind) => kind switch
    {
        RestartPolicyKind.Always => "always",
        RestartPolicyKind.OnFailure => "on-failure",
        RestartPolicyKind.UnlessStopped => "unless-stopped",
        _ => "no",
    };

    private static int? ExitCode(State? state) =>
        state is null || state.Running || Values.Time(state.FinishedAt) is null
            ? null
            : int.CreateSaturating(state.ExitCode);
}

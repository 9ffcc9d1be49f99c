using System.Net;
using System.Security;
using Docker.DotNet.Models;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine tells of its swarm, as the module's objects.</summary>
internal static class SwarmMapping
{
    /// <summary>Maps an engine's part in a swarm.</summary>
    /// <param name="part">Its part.</param>
    /// <param name="swarm">The swarm, as its managers know it; null for others.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The part.</returns>
    public static DockerSwarm From(Info part, SwarmInspectResponse? swarm, string host) => new()
    {
        State = part.LocalNodeState ?? "",
        Id = swarm?.ID ?? "",
        NodeId = part.NodeID ?? "",
        NodeAddress = part.NodeAddr ?? "",
        IsManager = part.ControlAvailable,
        Managers = [.. Values.Items(part.RemoteManagers).Select(static peer => peer.Addr ?? "").Where(static address => address.Length > 0).Order(StringComparer.Ordinal)],
        NodeCount = swarm is null ? null : (int?)part.Nodes,
        ManagerCount = swarm is null ? null : (int?)part.Managers,
        AddressPools = [.. Values.Items(swarm?.DefaultAddrPool)],
        SubnetSize = swarm is null ? null : (int)swarm.SubnetSize,
        DataPathPort = swarm is null ? null : (int)swarm.DataPathPort,
        WorkerToken = Hidden(swarm?.JoinTokens?.Worker),
        ManagerToken = Hidden(swarm?.JoinTokens?.Manager),
        Problem = part.Error ?? "",
        DockerHost = host,
    };

    /// <summary>Maps a node.</summary>
    /// <param name="model">The node.</param>
    /// <param name="self">The id of the node that was asked.</param>
    /// <param name="host">The engine that was asked.</param>
    /// <returns>The node.</returns>
    public static DockerNode From(NodeListResponse model, string self, string host) => new()
    {
        Id = Values.Required(model.ID),
        Name = model.Description?.Hostname ?? "",
        State = model.Status?.State ?? "",
        Message = model.Status?.Message ?? "",
        Availability = model.Spec?.Availability ?? "",
        Role = model.Spec?.Role ?? "",
        IsLeader = model.ManagerStatus?.Leader == true,
        Reachability = model.ManagerStatus?.Reachability ?? "",
        // A manager that has nothing better says 0.0.0.0, and where its own port is.
        NodeAddress = model.Status?.Addr is { Length: > 0 } address && address != "0.0.0.0"
            ? address
            : IPEndPoint.TryParse(model.ManagerStatus?.Addr ?? "", out IPEndPoint? place) ? $"{place.Address}" : "",
        EngineVersion = model.Description?.Engine?.EngineVersion ?? "",
        Platform = $"{model.Description?.Platform?.OS}/{model.Description?.Platform?.Architecture}".Trim('/'),
        Labels = Values.Texts(model.Spec?.Labels),
        Joined = model.CreatedAt is DateTime joined ? Values.Time(joined) : null,
        IsSelf = model.ID == self,
        DockerHost = host,
    };

    /// <summary>Gives a secret as it is sent.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>The secret as text.</returns>
    public static string Bare(SecureString secret) => new NetworkCredential("", secret).Password;

    private static SecureString? Hidden(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }

        var hidden = new SecureString();
        foreach (char letter in secret)
        {
            hidden.AppendChar(letter);
        }

        hidden.MakeReadOnly();
        return hidden;
    }
}

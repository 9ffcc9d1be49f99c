using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on the services of a swarm.</summary>
internal sealed class ServiceOperations(DockerClient client, string host) : IServiceOperations
{
    // Whoever changes a service says which version of it he has read. A task that ends is a change too.
    private const int Tries = 5;

    public async Task<IReadOnlyList<DockerService>> ListAsync(CancellationToken token)
    {
        Task<IList<SwarmService>> models = EngineCall.RunAsync(t => client.Swarm.ListServicesAsync(new ServiceListParameters(), t), token);
        // What the engine itself counts are tasks, too, that ran on nodes that are gone.
        Task<IList<TaskResponse>> tasks = EngineCall.RunAsync(client.Tasks.ListAsync, token);
        Task<IList<NetworkResponse>> networks = EngineCall.RunAsync(t => client.Networks.ListNetworksAsync(new NetworksListParameters(), t), token);
        await Task.WhenAll(models, tasks, networks).ConfigureAwait(false);
        IList<SwarmService> found = await models.ConfigureAwait(false);
        IList<TaskResponse> all = await tasks.ConfigureAwait(false);
        IList<NetworkResponse> known = await networks.ConfigureAwait(false);
        return EngineCall.Read(() =>
        {
            Dictionary<string, string> names = Names(known, static one => one.ID, static one => one.Name);
            ILookup<string, TaskResponse> wanted = Values.Items(all)
                .Where(static task => task.DesiredState is TaskState.Running or TaskState.Complete)
                .ToLookup(static task => task.ServiceID ?? "");
            return Values.Items(found)
                .Select(model => ServiceMapping.From(model, [.. wanted[model.ID ?? ""]], names, host))
                .OrderBy(static service => service.Name, System.StringComparer.Ordinal)
                .ToArray();
        });
    }

    public async Task<IReadOnlyList<DockerTask>> ListTasksAsync(IReadOnlyList<string> services, CancellationToken token)
    {
        var filters = new TasksListParameters { Filters = new Filters().Add("service", [.. services]).Build() };
        Task<IList<TaskResponse>> models = EngineCall.RunAsync(t => client.Tasks.ListAsync(filters, t), token);
        Task<IList<SwarmService>> owners = EngineCall.RunAsync(t => client.Swarm.ListServicesAsync(new ServiceListParameters(), t), token);
        Task<IList<NodeListResponse>> nodes = EngineCall.RunAsync(client.Swarm.ListNodesAsync, token);
        await Task.WhenAll(models, owners, nodes).ConfigureAwait(false);
        IList<TaskResponse> found = await models.ConfigureAwait(false);
        IList<SwarmService> those = await owners.ConfigureAwait(false);
        IList<NodeListResponse> there = await nodes.ConfigureAwait(false);
        return EngineCall.Read(() =>
        {
            Dictionary<string, string> serviceNames = Names(those, static one => one.ID, static one => one.Spec?.Name);
            Dictionary<string, string> nodeNames = Names(there, static one => one.ID, static one => one.Description?.Hostname);
            // What is no service's is a container's place on a network, which the swarm keeps as a task as well; or its service is gone.
            return Values.Items(found)
                .Where(model => serviceNames.ContainsKey(model.ServiceID ?? ""))
                .Select(model => ServiceMapping.From(model, serviceNames, nodeNames, host))
                .OrderBy(static task => task.Service, System.StringComparer.Ordinal)
                .ThenBy(static task => task.Slot)
                .ThenBy(static task => task.Node, System.StringComparer.Ordinal)
                .ThenByDescending(static task => task.Since)
                .ToArray();
        });
    }

    public async Task<CreateResult> CreateAsync(ServiceRequest request, CancellationToken token)
    {
        var parameters = new ServiceCreateParameters { Service = ServiceSpecMapping.From(request) };
        ServiceCreateResponse made = await EngineCall.RunAsync(t => client.Swarm.CreateServiceAsync(parameters, t), token).ConfigureAwait(false);
        return EngineCall.Read(() => new CreateResult(Values.Required(made.ID ?? ""), Values.Items(made.Warnings)));
    }

    public Task<IReadOnlyList<string>> UpdateAsync(string id, ServiceRequest request, CancellationToken token) =>
        ChangeAsync(id, rollback: null, spec => ServiceSpecMapping.Apply(spec, request), token);

    public Task<IReadOnlyList<string>> RollBackAsync(string id, CancellationToken token) =>
        ChangeAsync(id, "previous", static _ => { }, token);

    public Task RemoveAsync(string id, CancellationToken token) => EngineCall.RunAsync(t => client.Swarm.RemoveServiceAsync(id, t), token);

    private async Task<IReadOnlyList<string>> ChangeAsync(string id, string? rollback, Action<ServiceSpec> change, CancellationToken token)
    {
        for (int left = Tries; ; left--)
        {
            SwarmService now = await EngineCall.RunAsync(t => client.Swarm.InspectServiceAsync(id, t), token).ConfigureAwait(false);
            ServiceSpec spec = now.Spec ?? throw new EngineException(EngineErrors.EngineAnswerInvalid, "the service has no settings");
            change(spec);
            var parameters = new ServiceUpdateParameters { Service = spec, Version = (long)(now.Version?.Index ?? 0), Rollback = rollback };
            try
            {
                ServiceUpdateResponse answer = await EngineCall.RunAsync(t => client.Swarm.UpdateServiceAsync(id, parameters, t), token).ConfigureAwait(false);
                return Values.Items(answer.Warnings);
            }
            catch (EngineException error) when (error.Kind == SwarmErrors.ServiceChanged && left > 1)
            {
                // It was changed in between.
            }
        }
    }

    private static Dictionary<string, string> Names<T>(IEnumerable<T> items, Func<T, string?> id, Func<T, string?> name) =>
        Values.Items(items).ToDictionary(one => Values.Required(id(one) ?? ""), one => name(one) ?? "");
}

using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of a swarm's services.</summary>
public sealed class ServiceCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Services.ListAsync(token))
            .Select(static service => new Candidate(service.Name, $"{service.Image}, {service.Running} of {service.Desired} run"));
}

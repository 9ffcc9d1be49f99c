using System.Management.Automation;
using System.Net;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Gets the variables that legacy links gave to their recipients, as the recipient's first process has them, and tells
/// which of them have an address that is no longer true.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ContainerLinkEnv", DefaultParameterSetName = ObjectSet, HelpUri = DockerDocs.Engine + "network/links/")]
[OutputType(typeof(ContainerLinkVariable), typeof(string))]
public sealed class GetContainerLinkEnvCommand : ContainerReaderCmdlet
{
    private const string ObjectSet = "Object";
    private const string EnvSet = "Env";

    private readonly List<WildcardPattern> _aliases = [];

    /// <summary>Only the links with one of these aliases.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Alias { get; set; } = ["*"];

    /// <summary>Shows also the values of the source's own variables, which may be secrets.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public SwitchParameter ShowValue { get; set; }

    /// <summary>
    /// Writes texts such as <c>DB_PORT=tcp://172.18.0.2:5432</c>, for <c>New-DockerContainer -Env</c>: what a container must
    /// be given to have the variables, with the addresses of now, secrets included. Links on user-defined networks count
    /// too.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvSet)]
    public SwitchParameter AsEnv { get; set; }

    private protected override Task BeginAsync(CancellationToken token)
    {
        _aliases.AddRange(ReadPatterns(Alias));
        return Task.CompletedTask;
    }

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail recipient = await engine.Containers.InspectAsync(container.Id, token);
        List<LinkRules.Link> links =
            [.. LinkRules.Of(recipient).Where(link => AsEnv || link.Kind == LinkKind.Legacy)];
        if (links.Count == 0)
        {
            return;
        }

        ILookup<string, LinkVariable> found = AsEnv
            ? Array.Empty<LinkVariable>().ToLookup(static variable => variable.Alias)
            : await ReadProcessAsync(engine, recipient, links, token);
        foreach (LinkRules.Link link in links.Where(link => Matches(link.Spec.Alias)))
        {
            // Where another link has won all the names, the process knows nothing of this one.
            if (!found.Contains(link.Spec.Alias)
                && LinkTwins.Of(link.Spec.Alias, found.Select(static group => group.Key)) is string twin)
            {
                WriteWarning($"{recipient.Name}: the variables of link '{link.Spec}' have the names of those of '{twin}', which have won.");
                continue;
            }

            await TryAsync(
                engine, link.Spec.Source, () => WriteAsync(engine, recipient, link, [.. found[link.Spec.Alias]], token));
        }
    }

    private async Task<ILookup<string, LinkVariable>> ReadProcessAsync(
        IEngine engine, ContainerDetail recipient, List<LinkRules.Link> links, CancellationToken token)
    {
        IReadOnlyList<string> environment = LinkRules.IsRunning(recipient)
            ? await ProcessEnvironment.ReadAsync(engine, recipient, CleanUpAsync, token) ?? []
            : [];
        List<LinkSpec> specs = [.. links.Select(static link => link.Spec)];
        IReadOnlyList<LinkVariable> found = LinkEnvironment.Parse(environment, specs, recipient.Env);
        bool hasTwins = specs.Exists(spec => LinkTwins.Of(spec.Alias, specs.Select(static other => other.Alias)) is not null);
        return (hasTwins
            ? LinkTwins.Assign(found, LinkReader.Addresses(specs, await engine.Containers.ListAsync(ContainerFilter.All, token)))
            : found).ToLookup(static variable => variable.Alias);
    }

    private async Task WriteAsync(
        IEngine engine,
        ContainerDetail recipient,
        LinkRules.Link link,
        IReadOnlyList<LinkVariable> found,
        CancellationToken token)
    {
        ContainerDetail? source = await FindAsync(engine, link.Spec.Source, token);
        IPAddress? current = LinkRules.AddressOn(source, link.Network);
        LinkVariableOrigin origin = found.Count > 0 ? LinkVariableOrigin.Process : LinkVariableOrigin.Computed;
        if (origin == LinkVariableOrigin.Computed)
        {
            if (source is null || current is null)
            {
                WriteWarning(
                    $"{recipient.Name}: the variables of link '{link.Spec}' cannot be worked out while "
                    + $"'{link.Spec.Source}' does not run on {link.Network}.");
                return;
            }

            found = await LinkVariables.ComputeAsync(
                engine, link.Spec, link.Network, recipient.Name, recipient.Env, token);
        }

        foreach (LinkVariable variable in found)
        {
            WriteObject(AsEnv ? $"{variable.Name}={variable.Value}" : From(variable));
        }

        ContainerLinkVariable From(LinkVariable variable) => new()
        {
            Container = recipient.Name,
            Source = link.Spec.Source,
            Alias = link.Spec.Alias,
            Kind = variable.Kind,
            Name = variable.Name,
            Value = variable.Kind == LinkVariableKind.Environment && !ShowValue ? null : variable.Value,
            Port = variable.Port,
            Protocol = variable.Protocol,
            Current = current,
            IsStale = LinkEnvironment.AddressOf(variable) is string address && address != current?.ToString(),
            Origin = origin,
            DockerHost = engine.Host,
        };
    }

    private static async Task<ContainerDetail?> FindAsync(IEngine engine, string name, CancellationToken token)
    {
        try
        {
            return await engine.Containers.InspectAsync(name, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return null;
        }
    }

    private bool Matches(string alias) =>
        _aliases.Exists(pattern => pattern.IsMatch(alias));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Gets the variables that legacy links gave to their recipients, as the recipient's first process has them, and tells
/// which of them have an address that is no longer true.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ContainerLinkEnv")]
[OutputType(typeof(ContainerLinkVariable))]
public sealed class GetContainerLinkEnvCommand : ContainerReaderCmdlet
{
    /// <summary>Only the links with one of these aliases.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Alias { get; set; } = ["*"];

    /// <summary>Shows also the values of the source's own variables, which may be secrets.</summary>
    [Parameter]
    public SwitchParameter ShowValue { get; set; }

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail recipient = await engine.Containers.InspectAsync(container.Id, token);
        List<LinkSpec> links = [.. LinkRules.Of(recipient)
            .Where(static link => link.Kind == LinkKind.Legacy)
            .Select(static link => link.Spec)];
        if (links.Count == 0)
        {
            return;
        }

        IReadOnlyList<string> environment = LinkRules.IsRunning(recipient)
            ? await ProcessEnvironment.ReadAsync(engine, recipient, CleanUpAsync, token) ?? []
            : [];
        ILookup<string, LinkVariable> found = LinkEnvironment.Parse(environment, links, recipient.Env)
            .ToLookup(static variable => variable.Alias);
        foreach (LinkSpec link in links.Where(link => Matches(link.Alias)))
        {
            await TryAsync(engine, link.Source, () => WriteAsync(engine, recipient, link, found[link.Alias], token));
        }
    }

    private async Task WriteAsync(
        IEngine engine,
        ContainerDetail recipient,
        LinkSpec link,
        IEnumerable<LinkVariable> found,
        CancellationToken token)
    {
        ContainerDetail? source = await FindAsync(engine, link.Source, token);
        IPAddress? current = LinkRules.AddressOn(source, LinkRules.DefaultBridge);
        LinkVariableOrigin origin = found.Any() ? LinkVariableOrigin.Process : LinkVariableOrigin.Computed;
        if (origin == LinkVariableOrigin.Computed)
        {
            if (source is null || current is null)
            {
                WriteWarning(
                    $"{recipient.Name}: the variables of link '{link}' cannot be worked out while '{link.Source}' does not run.");
                return;
            }

            found = await ComputeAsync(engine, recipient, link, source, current, token);
        }

        foreach (LinkVariable variable in found)
        {
            string? address = LinkEnvironment.AddressOf(variable);
            WriteObject(new ContainerLinkVariable
            {
                Container = recipient.Name,
                Source = link.Source,
                Alias = link.Alias,
                Kind = variable.Kind,
                Name = variable.Name,
                Value = variable.Kind == LinkVariableKind.Environment && !ShowValue ? null : variable.Value,
                Port = variable.Port,
                Protocol = variable.Protocol,
                Current = current,
                IsStale = address is not null && address != current?.ToString(),
                Origin = origin,
                DockerHost = engine.Host,
            });
        }
    }

    private static async Task<IReadOnlyList<LinkVariable>> ComputeAsync(
        IEngine engine,
        ContainerDetail recipient,
        LinkSpec link,
        ContainerDetail source,
        IPAddress address,
        CancellationToken token)
    {
        DockerEngine about = await engine.System.GetAsync(token);
        return LinkEnvironment.Compute(new LinkEnvironmentInput
        {
            Alias = link.Alias,
            Recipient = recipient.Name,
            SourceAddress = address,
            ExposedPorts = source.ExposedPorts,
            SourceEnv = source.Env,
            RecipientEnv = recipient.Env,
            EngineVersion = about.Version,
        });
    }

    private static async Task<ContainerDetail?> FindAsync(IEngine engine, string name, CancellationToken token)
    {
        try
        {
            return await engine.Containers.InspectAsync(name, token);
        }
        catch (EngineException error) when (error.Kind == EngineErrorKind.ContainerNotFound)
        {
            return null;
        }
    }

    private bool Matches(string alias) =>
        Array.Exists(Alias, pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(alias));
}

using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Finds address ranges that a new network can have: no other network has them, the engine's host reaches nothing else by
/// them, and the engine does not take them for networks without a subnet.
/// </summary>
[Cmdlet(VerbsCommon.Find, "DockerSubnet", HelpUri = DockerDocs.Client + "network/create/")]
[OutputType(typeof(DockerSubnet))]
public sealed class FindDockerSubnetCommand : DockerCmdlet
{
    private const int LongestPrefix = 126;
    private const int LargestCount = 65536;

    /// <summary>
    /// The ranges to look in, each as <c>10.0.0.0/8</c>; the engine's own pools too, if they lie there. By default the private
    /// ones of IPv4 without these pools; with -IPv6 one that belongs to the engine alone.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Within { get; set; } = [];

    /// <summary>The length of the ranges' prefix. By default 24, and 64 of IPv6.</summary>
    [Parameter]
    [ValidateRange(1, LongestPrefix)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? PrefixLength { get; set; }

    /// <summary>How many ranges to find. By default one.</summary>
    [Parameter]
    [ValidateRange(1, LargestCount)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Count { get; set; } = 1;

    /// <summary>Finds ranges of IPv6.</summary>
    [Parameter]
    public SwitchParameter IPv6 { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (Refusal() is ErrorRecord refusal)
        {
            WriteError(refusal);
            return;
        }

        var survey = new AddressSurvey(engine);
        AddressPlan plan = await survey.CompleteAsync(await survey.ReadAsync(token), CleanUpAsync, token);
        if (plan.Routes is null)
        {
            WriteWarning($"{engine.Host}: the routes of the engine's host are unknown, and no image has been named that may be run to read them: "
                + "compare what is found with them yourself (HostRoutesUnknown).");
        }

        IReadOnlyList<string> ranges = Within.Length > 0 ? Within
            : IPv6 ? [SubnetSearch.UniqueLocal((await engine.System.GetAsync(token)).Id)]
            : SubnetSearch.Private;
        string[] taken = [.. plan.Taken, .. Within.Length > 0 ? [] : plan.Pools.Select(static pool => pool.Range)];
        int found = 0;
        foreach (string subnet in ranges
            .SelectMany(range => SubnetRules.Free(range, SubnetSearch.PrefixLength(range, PrefixLength), taken)).Distinct().Take(Count))
        {
            WriteObject(SubnetSearch.Describe(subnet, plan, engine.Host));
            found++;
        }

        if (found < Count)
        {
            string where = string.Join(", ", ranges);
            await WriteErrorAsync(
                new EngineException(NetworkErrors.AddressPoolExhausted, $"of {Count} free ranges there are {found} within {where}"), where, engine);
        }
    }

    private ErrorRecord? Refusal()
    {
        foreach (string range in Within.Length > 0 || IPv6 ? Within : SubnetSearch.Private)
        {
            string? problem = SubnetSearch.Problem(range, PrefixLength)
                ?? (IPv6 && !range.Contains(':') ? $"'{range}' is no range of IPv6." : null);

            // A length may fit some of the usual ranges only.
            if (problem is not null && (Within.Length > 0 || SubnetSearch.Private.All(one => SubnetSearch.Problem(one, PrefixLength) is not null)))
            {
                return ErrorFactory.Refused(NetworkErrors.SubnetInvalid, range, problem, "Give a range such as -Within 10.0.0.0/8, and a -PrefixLength that fits into it.");
            }
        }

        return null;
    }
}

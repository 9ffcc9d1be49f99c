using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gets what containers have printed, line by line, as <c>docker logs</c> does.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerLog", HelpUri = DockerDocs.Client + "container/logs/")]
[OutputType(typeof(ContainerLogLine))]
public sealed class GetContainerLogCommand : ContainerWorkCmdlet
{
    /// <summary>
    /// Goes on with what is printed from now on, until the containers have ended or the cmdlet is stopped.
    /// </summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>How many of the last lines of each container. By default all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Tail { get; set; }

    /// <summary>
    /// Only lines printed from then on: a date and time; or a duration such as <c>10m</c> or <c>1h30m</c>, a time span or a
    /// number of seconds, for so long ago.
    /// </summary>
    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// Only lines printed before that: a date and time; or a duration such as <c>10m</c> or <c>1h30m</c>, a time span or a
    /// number of seconds, for so long ago.
    /// </summary>
    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DateTimeOffset? Until { get; set; }

    // What is there comes container by container; what is still to come, as it comes.
    private protected override bool ShowsItself => true;

    private protected override int Concurrency => Follow ? int.MaxValue : 1;

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        var request = new LogRequest { Follow = Follow, Tail = Tail, Since = Since, Until = Until };
        await foreach (OutputLine line in engine.Logs.ReadAsync(container.Id, request, token))
        {
            WriteObject(line.ToLogLine(container));
        }
    }
}

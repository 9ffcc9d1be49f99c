using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Finishes or undoes what the module's cmdlets had begun on an engine when they were cut off, and removes what they had
/// there for a while only.
/// </summary>
[Cmdlet(VerbsDiagnostic.Repair, "DockerNet", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "storage/volumes/")]
[OutputType(typeof(RecoveredWork))]
public sealed class RepairDockerNetCommand : DockerCmdlet
{
    private CriticalStep? _critical;

    /// <summary>
    /// Takes the works of sessions on other computers too, of which it cannot be told from here whether they have ended.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool MayNotStop => _critical is { IsActive: true };

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        await foreach (Recovery recovery in Recoveries.FindAsync(engine, Force, token))
        {
            if (ShouldProcess(recovery.Target, $"{recovery.Action} ({recovery.Work})"))
            {
                await TryAsync(engine, recovery.Target, () => RunAsync(engine, recovery, token));
            }
        }
    }

    private async Task RunAsync(IEngine engine, Recovery recovery, CancellationToken token)
    {
        var report = new CopyReport();
        _critical = report.Critical;
        try
        {
            string done = await recovery.RunAsync(report, token);
            WriteObject(new RecoveredWork
            {
                Work = recovery.Work,
                Target = recovery.Target,
                Action = done,
                DockerHost = engine.Host,
            });
        }
        finally
        {
            WhileRunning(() => WriteWarnings(recovery.Target, report.Warnings));
        }
    }
}

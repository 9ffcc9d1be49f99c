using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Display;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that read or write what is in volumes.</summary>
public abstract class VolumeDataCmdlet : DockerCmdlet
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private CriticalStep? _critical;

    /// <inheritdoc/>
    private protected override bool MayNotStop => _critical is { IsActive: true };

    /// <summary>Says who is paused while a volume is read, before anybody agrees to it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="pause">Whether they are.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The end of a sentence; empty when nobody is.</returns>
    private protected static async Task<string> PausedAsync(IEngine engine, string volume, bool pause, CancellationToken token)
    {
        Container[] writers = pause ? await new VolumeUsers(engine, new CopyReport()).FindWritersAsync(volume, token) : [];
        return writers.Length == 0 ? "" : $", and pause {string.Join(", ", writers.Select(static writer => writer.Name))} meanwhile";
    }

    /// <summary>
    /// Does work for one target elsewhere than on the pipeline's thread, and shows how far it is. Stopped, it cleans up on
    /// its own, even when the cmdlet has ended by then.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="activity">What is done, for users.</param>
    /// <param name="work">The work.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether it succeeded. If not, an error record has been written.</returns>
    private protected Task<bool> RunAsync(
        IEngine engine, string target, string activity, Func<VolumeWork, Task> work, CancellationToken token) =>
        ShowAsync(engine, target, activity, report => work(new VolumeWork(engine, report)));

    /// <summary>Does work elsewhere than on the pipeline's thread, and shows how far it is.</summary>
    /// <param name="engine">The engine; null when none is asked for anything.</param>
    /// <param name="target">What the user named.</param>
    /// <param name="activity">What is done, for users.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether it succeeded. If not, an error record has been written.</returns>
    private protected Task<bool> ShowAsync(IEngine? engine, string target, string activity, Func<CopyReport, Task> work) =>
        TryAsync(engine, target, async () =>
        {
            var report = new CopyReport();
            _critical = report.Critical;
            var record = new ProgressRecord(0, activity, Humanizer.Bytes(0));
            try
            {
                Task running = work(report);
                while (await Task.WhenAny(running, Task.Delay(s_interval, CancellationToken.None)) != running)
                {
                    record.StatusDescription = $"{Humanizer.Bytes(report.Stream?.Count ?? 0)}, {report.Items} items";
                    WhileRunning(() => WriteProgress(record));
                }

                await running;
            }
            finally
            {
                record.RecordType = ProgressRecordType.Completed;
                WhileRunning(() =>
                {
                    WriteProgress(record);
                    WriteWarnings(target, report.Warnings);
                });
            }
        });
}

using System.Management.Automation;

namespace DockerNet.Commands;

// What shows that a cmdlet is at work, where it has nothing better to show.
public abstract partial class DockerCmdlet
{
    // Nobody wonders before.
    private static readonly TimeSpan s_quietTime = TimeSpan.FromMilliseconds(900);

    private volatile string _step = "";
    private int _isDue;
    private bool _hasOwnProgress;
    private bool _showsWork;

    /// <summary>Whether it has the terminal, or what it writes shows already that it is at work.</summary>
    private protected virtual bool ShowsItself => false;

    private Timer? BeginProgress() => ShowsItself ? null : new Timer(_ => Due(), null, s_quietTime, s_quietTime);

    private void EndProgress()
    {
        if (_showsWork)
        {
            _showsWork = false;
            WhileRunning(() => base.WriteProgress(Record("Done", ProgressRecordType.Completed)));
        }
    }

    // While somebody is asked something, or what comes next in the pipeline takes its time, nothing piles up.
    private void Due()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            Tell(() =>
            {
                _isDue = 0;
                if (!_hasOwnProgress)
                {
                    _showsWork = true;
                    base.WriteProgress(Record(_step.Length > 0 ? _step : "Waiting for the engine.", ProgressRecordType.Processing));
                }
            });
        }
    }

    private ProgressRecord Record(string status, ProgressRecordType type) =>
        new(0, MyInvocation.MyCommand.Name, Text.PlainText.Line(status)) { RecordType = type };
}

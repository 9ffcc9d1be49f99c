using System.Management.Automation;
using DockerNet.Text;

namespace DockerNet.Commands;

// All that the cmdlets tell in words. What comes from engines and containers must not steer the terminal.
public abstract partial class DockerCmdlet
{
    private protected new void WriteWarning(string text) => base.WriteWarning(PlainText.Lines(text));

    private protected new void WriteVerbose(string text) => base.WriteVerbose(PlainText.Lines(text));

    private protected new void WriteDebug(string text) => base.WriteDebug(PlainText.Lines(text));

    private protected new void WriteProgress(ProgressRecord progressRecord)
    {
        _hasOwnProgress = true;
        progressRecord.Activity = PlainText.Line(progressRecord.Activity);
        progressRecord.StatusDescription = PlainText.Line(progressRecord.StatusDescription);
        if (progressRecord.CurrentOperation is string operation)
        {
            progressRecord.CurrentOperation = PlainText.Line(operation);
        }

        base.WriteProgress(progressRecord);
    }

    private protected new bool ShouldProcess(string target) => base.ShouldProcess(PlainText.Line(target));

    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(PlainText.Line(target), PlainText.Line(action));

    private protected new bool ShouldProcess(string description, string question, string caption, out ShouldProcessReason reason) =>
        base.ShouldProcess(PlainText.Lines(description), PlainText.Lines(question), caption, out reason);

    private protected new bool ShouldContinue(string query, string caption) =>
        base.ShouldContinue(PlainText.Lines(query), PlainText.Line(caption));

    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        base.ShouldContinue(PlainText.Lines(query), PlainText.Line(caption), ref yesToAll, ref noToAll);
}

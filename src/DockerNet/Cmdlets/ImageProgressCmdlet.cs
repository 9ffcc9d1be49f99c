using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that fetch, read or make images, and show how far they are.</summary>
public abstract class ImageProgressCmdlet : DockerCmdlet
{
    /// <summary>Does work of the engine on an image, and shows how far its layers are.</summary>
    /// <typeparam name="T">What comes of the work.</typeparam>
    /// <param name="activity">What is done, in words.</param>
    /// <param name="work">The work, which is told where to report to.</param>
    /// <returns>What came of the work.</returns>
    private protected async Task<T> WithProgressAsync<T>(string activity, Func<IProgress<ImageProgress>, Task<T>> work)
    {
        var layers = new LayerProgress();
        IProgress<ImageProgress> progress = OnPipeline<ImageProgress>(step =>
        {
            layers.Update(step.Layer, step.Status, step.Current, step.Total);
            WriteProgress(new ProgressRecord(0, activity, layers.Count > 0 ? layers.ToString() : step.Status)
            {
                PercentComplete = layers.Percent,
                CurrentOperation = step.Layer.Length > 0 ? $"{step.Layer}: {step.Status}" : step.Status,
            });
            if (step.Layer.Length == 0)
            {
                WriteVerbose(step.Status);
            }
        });
        try
        {
            return await work(progress);
        }
        finally
        {
            EndProgress(activity);
        }
    }

    /// <summary>Takes the progress of work that is over off the screen.</summary>
    /// <param name="activity">What was done, in words.</param>
    private protected void EndProgress(string activity) => WhileRunning(() =>
        WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed }));
}

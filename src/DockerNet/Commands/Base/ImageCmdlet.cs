using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that work on images, of which one may have many names.</summary>
public abstract class ImageCmdlet : DockerCmdlet
{
    /// <summary>Finds the images that the user named.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="names">Names, ids and patterns of names.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>
    /// What was found, each with the name or id that it was found by: an image with two names that fit a pattern is there
    /// twice. For a name with no hit an error record has been written.
    /// </returns>
    private protected async Task<IReadOnlyList<(string Reference, Image Image)>> SelectImagesAsync(
        IEngine engine, IReadOnlyList<string> names, CancellationToken token)
    {
        var found = new List<(string Reference, Image Image)>();
        IReadOnlyList<Image>? all = null;
        foreach (string name in names)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                await TryAsync(engine, name, async () => found.Add((name, await engine.Images.GetAsync(name, token))));
                continue;
            }

            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            all ??= await engine.Images.ListAsync(ImageFilter.Default, token);
            foreach (Image image in all)
            {
                IEnumerable<string> known = image.Tags.Length > 0 ? image.Tags : [image.Name];
                foreach (string match in known.Where(pattern.IsMatch))
                {
                    found.Add((match, match == image.Name ? image : await engine.Images.GetAsync(match, token)));
                }
            }
        }

        return [.. found.DistinctBy(static item => item.Reference)];
    }

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

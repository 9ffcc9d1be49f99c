using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that work on images, of which one may have many names.</summary>
public abstract class ImageCmdlet : ImageProgressCmdlet
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
}

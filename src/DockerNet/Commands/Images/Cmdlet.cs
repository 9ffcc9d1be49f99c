using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that work on images, of which one may have many names.</summary>
public abstract class ImageCmdlet : ImageProgressCmdlet
{
    /// <summary>Whether something that the user named was not found.</summary>
    private protected bool SelectionFailed { get; private set; }

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
            if (!TryReadPattern(name, out WildcardPattern? pattern))
            {
                SelectionFailed = true;
                continue;
            }

            if (pattern is null)
            {
                SelectionFailed |= !await TryAsync(engine, name, async () => found.Add(await FindAsync(engine, name, token)));
                continue;
            }

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

    // An object's image keeps being meant when its name has gone to another one.
    private static async Task<(string Reference, Image Image)> FindAsync(IEngine engine, string name, CancellationToken token)
    {
        string key = BoundName.Key(name);
        Image image = await engine.Images.GetAsync(key, token);
        return (key == name || image.Tags.Contains(name) ? name : key, image);
    }
}

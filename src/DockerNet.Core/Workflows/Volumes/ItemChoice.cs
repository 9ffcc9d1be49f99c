using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// What a user means by one path in a volume: what is there under just that name, else what the path fits as a pattern.
/// Which of the two is known when all items have been seen.
/// </summary>
internal sealed class ItemChoice
{
    private readonly ItemSelection _literal;
    private readonly ItemSelection? _pattern;
    private readonly FormatException? _broken;

    /// <summary>Makes the choice.</summary>
    /// <param name="path">The path.</param>
    /// <param name="filter">A pattern for names; null for all.</param>
    /// <param name="recurse">Whether what is in folders below is meant too.</param>
    public ItemChoice(string path, string? filter, bool recurse)
    {
        try
        {
            _literal = new ItemSelection(path, filter, recurse, isLiteral: true);
        }
        catch (FormatException error)
        {
            throw new EngineException(EngineErrors.PatternInvalid, error.Message, error);
        }

        try
        {
            _pattern = ItemSelection.HasWildcard(path) ? new ItemSelection(path, filter, recurse) : null;
        }
        catch (FormatException error)
        {
            _broken = error;
        }
    }

    /// <summary>Which of the two is meant, after all items.</summary>
    public bool[] Chosen => [_pattern is null || _literal.IsThere, _pattern is not null && !_literal.IsThere];

    /// <summary>Why nothing is meant, after all items; null when that is no problem.</summary>
    public EngineException? Problem => _literal.IsThere || _pattern is not null
        ? null
        : _broken is not null
        ? new EngineException(EngineErrors.PatternInvalid, _broken.Message, _broken)
        : new EngineException(FileErrors.FileNotFound, $"there is no {_literal.Path} in the volume");

    /// <summary>Looks at an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether it is meant by the name, and by the pattern.</returns>
    public bool[] Fits(VolumeItem item) => [_literal.Fits(item), _pattern?.Fits(item) == true];
}

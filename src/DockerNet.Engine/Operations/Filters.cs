namespace DockerNet.Engine.Operations;

/// <summary>Builds filters as the engine takes them: for each kind, a set of values.</summary>
internal sealed class Filters
{
    private readonly Dictionary<string, IDictionary<string, bool>> _filters = [];

    /// <summary>Adds values of one kind; none adds nothing.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="values">The values.</param>
    /// <returns>These filters.</returns>
    public Filters Add(string kind, params string[] values)
    {
        Dictionary<string, bool> set = values.Distinct().ToDictionary(static v => v, static _ => true);
        if (set.Count > 0)
        {
            _filters[kind] = set;
        }

        return this;
    }

    /// <summary>Adds a condition; null adds nothing.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">Whether it shall be so.</param>
    /// <returns>These filters.</returns>
    public Filters Add(string kind, bool? value) => value is bool known ? Add(kind, known ? "true" : "false") : this;

    /// <summary>Hands out the filters.</summary>
    /// <returns>The filters; null for none.</returns>
    public IDictionary<string, IDictionary<string, bool>>? Build() => _filters.Count > 0 ? _filters : null;
}

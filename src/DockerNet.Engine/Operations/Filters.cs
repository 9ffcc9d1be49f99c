namespace DockerNet.Engine.Operations;

/// <summary>Builds filters as the engine takes them: for each kind, a set of values.</summary>
internal sealed class Filters
{
    private const string Label = "label";

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

    /// <summary>
    /// Tells whether an object has the labels. What is done rests on them: an engine that ignores a filter, or something in
    /// front of it that does, answers with other people's objects.
    /// </summary>
    /// <param name="labels">The object's labels.</param>
    /// <returns>Whether it has them all.</returns>
    public bool Fit(IDictionary<string, string>? labels) =>
        !_filters.TryGetValue(Label, out IDictionary<string, bool>? wanted) || wanted.Keys.All(text => HasLabel(labels, text.Split('=', 2)));

    private static bool HasLabel(IDictionary<string, string>? labels, string[] wanted) =>
        labels?.TryGetValue(wanted[0], out string? value) == true && (wanted.Length == 1 || wanted[1] == value);

    /// <summary>Hands out the filters.</summary>
    /// <returns>The filters; null for none.</returns>
    public IDictionary<string, IDictionary<string, bool>>? Build() => _filters.Count > 0 ? _filters : null;
}

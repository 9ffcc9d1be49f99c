namespace DockerNet.Text;

/// <summary>Finds what a misspelt name may have been meant to be.</summary>
public static class NearMatch
{
    private const int Most = 3;
    private const int ShortestStart = 3;

    /// <summary>Finds the names that are near to a name, regardless of case.</summary>
    /// <param name="name">The name as it was given.</param>
    /// <param name="candidates">The names that there are.</param>
    /// <returns>At most three of them, the nearest first; none when none is near.</returns>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates) =>
        [.. candidates
            .Where(candidate => candidate != name)
            .Distinct()
            .Select(candidate => (Candidate: candidate, Score: Score(name, candidate)))
            .Where(static match => match.Score is not null)
            .OrderBy(static match => match.Score)
            .ThenBy(static match => match.Candidate, StringComparer.Ordinal)
            .Take(Most)
            .Select(static match => match.Candidate)];

    // The fewer edits the better, then the longer the common beginning. What goes on after the whole name counts as one
    // edit, however long it is. Null is too far.
    private static (int Edits, int Differing)? Score(string name, string candidate)
    {
        string one = name.ToUpperInvariant();
        string other = Comparable(one, candidate.ToUpperInvariant());
        int edits = Edits(one, other);
        int common = one.Zip(other).TakeWhile(static pair => pair.First == pair.Second).Count();
        bool begins = common == one.Length && common >= ShortestStart;
        return begins || edits <= Allowed(Math.Min(one.Length, other.Length))
            ? (begins ? 1 : edits, -common)
            : null;
    }

    private static int Allowed(int length) => length switch
    {
        < 2 => 0,
        < 5 => 1,
        < 9 => 2,
        _ => 3,
    };

    // Who names an image without its tag means any tag.
    private static string Comparable(string name, string candidate)
    {
        int tag = candidate.LastIndexOf(':');
        return tag > candidate.LastIndexOf('/') && !name.Contains(':') ? candidate[..tag] : candidate;
    }

    // Damerau and Levenshtein: changes, additions, omissions, and neighbours that changed places.
    private static int Edits(string one, string other)
    {
        int[,] edits = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int change = one[i - 1] == other[j - 1] ? 0 : 1;
                int fewest = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + change);
                bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                edits[i, j] = swapped ? Math.Min(fewest, edits[i - 2, j - 2] + 1) : fewest;
            }
        }

        return edits[one.Length, other.Length];
    }
}

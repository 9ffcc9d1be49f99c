using System.Runtime.CompilerServices;

namespace DockerNet.Contracts;

/// <summary>The errors of one room, each of them one entry: the code, the records and the help topic are made from it.</summary>
internal sealed class EngineErrorTable
{
    private readonly List<EngineErrorKind> _kinds = [];

    /// <summary>The errors, in the order of their entries.</summary>
    public IReadOnlyList<EngineErrorKind> Kinds => _kinds;

    /// <summary>Adds an error whose id is the name of the field. Never change one: scripts rely on it.</summary>
    /// <param name="meaning">What it means, as a sentence.</param>
    /// <param name="category">What sort of failure it is.</param>
    /// <param name="advice">What to do next, as a sentence.</param>
    /// <param name="words">How engines word it; none for what the module itself finds.</param>
    /// <param name="id">The name of the field, which the compiler gives.</param>
    /// <returns>The error.</returns>
    public EngineErrorKind Add(
        string meaning, EngineErrorCategory category, string advice, string[]? words = null, [CallerMemberName] string id = "")
    {
        EngineErrorKind kind = new(id, meaning, category, advice, words ?? []);
        _kinds.Add(kind);
        return kind;
    }
}

using System.Globalization;
using System.Text;

namespace DockerNet;

/// <summary>Who reaches whom, as a grid to look at: a row for each source, a column for each target.</summary>
public sealed class ReachabilityMatrix
{
    private const string Legend =
        "ok = by name, ip = by address only, hp = by the host's port only,\n-- = not at all, ? = not known, ! = not as the settings say";

    private const int CellWidth = 3;

    private readonly Dictionary<(string Source, string Target), ReachabilityResult> _results = [];

    internal ReachabilityMatrix(IReadOnlyList<ReachabilityResult> results)
    {
        Probe = results[0].Probe;
        Port = results[0].Port;
        DockerHost = results[0].DockerHost;
        Source = [.. results.Select(static r => r.Source).Distinct().Order(StringComparer.Ordinal)];
        Target = [.. results.Select(static r => r.Target).Distinct().Order(StringComparer.Ordinal)];
        foreach (ReachabilityResult result in results)
        {
            _results[(result.Source, result.Target)] = result;
        }
    }

    /// <summary>In what way the targets are to be reached.</summary>
    public ReachabilityProbe Probe { get; }

    /// <summary>At which port; null when the way has none.</summary>
    public int? Port { get; }

    /// <summary>The sources, in the order of the rows.</summary>
    public ValueList<string> Source { get; }

    /// <summary>The targets, in the order of the columns.</summary>
    public ValueList<string> Target { get; }

    /// <summary>All results.</summary>
    public ValueList<ReachabilityResult> Result => [.. _results.Values];

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; }

    /// <summary>The grid. The numbers over the columns are those of the targets below it, or of the rows.</summary>
    public string Grid => Draw();

    /// <summary>Gets the result of one pair.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="target">The target's name.</param>
    /// <returns>The result; null when the pair was not judged.</returns>
    public ReachabilityResult? Find(string source, string target) =>
        _results.TryGetValue((source, target), out ReachabilityResult? result) ? result : null;

    /// <summary>The grid.</summary>
    /// <returns>The grid as text.</returns>
    public override string ToString() => Grid;

    private static string Cell(ReachabilityResult? result) => result is null ? "." : (result.Agrees == false ? "!" : "") + result.Verdict switch
    {
        ReachabilityVerdict.Reachable => "ok",
        ReachabilityVerdict.AddressOnly => "ip",
        ReachabilityVerdict.HostPortOnly => "hp",
        ReachabilityVerdict.Unreachable => "--",
        _ => "?",
    };

    private string Draw()
    {
        bool square = Source.SequenceEqual(Target);
        string[] rows = [.. Source.Select((name, i) => square ? Numbered(i, name) : name)];
        int width = rows.Max(static r => r.Length);
        var text = new StringBuilder();
        text.Append(Probe).Append(Port is int port ? string.Create(CultureInfo.InvariantCulture, $" {port}") : "").Append('\n');
        text.Append(' ', width);
        for (int i = 0; i < Target.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,CellWidth}");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            text.Append('\n').Append(rows[i].PadRight(width));
            foreach (string target in Target)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Cell(Find(Source[i], target)),CellWidth}");
            }
        }

        if (!square)
        {
            text.Append("\n\n").AppendJoin('\n', Target.Select((name, i) => Numbered(i, name)));
        }

        return text.Append("\n\n").Append(Legend).ToString();
    }

    private static string Numbered(int index, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1,2} {name}");
}

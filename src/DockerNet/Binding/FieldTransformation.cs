using System.Collections;
using System.Management.Automation;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes fields as <c>key=value,key=value</c>, or as a hashtable, all of whose keys are about one thing.</summary>
/// <typeparam name="T">The domain's type.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FieldTransformation<T> : SpecTransformation<T>
    where T : class
{
    private readonly string[] _mainKeys;

    private protected FieldTransformation(Func<string, T> parse, params string[] mainKeys)
        : base(parse)
    {
        _mainKeys = mainKeys;
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        base.Transform(engineIntrinsics, Joined(inputData) ?? inputData);

    private protected override IEnumerable<T> Read(IDictionary table) =>
        [Parse(CsvFields.Write(table.Cast<DictionaryEntry>().SelectMany(Fields)))];

    // A key with several values is written as often.
    private static IEnumerable<string> Fields(DictionaryEntry entry) =>
        (entry.Value is IList list ? list.Cast<object?>() : [entry.Value])
            .Select(value => $"{Text(entry.Key)}={Text(value)}");

    // Without quotes PowerShell splits the fields of one thing at the commas, and hands them over as a list.
    private string? Joined(object? input)
    {
        if ((input is PSObject wrapped ? wrapped.BaseObject : input) is not IList { Count: > 1 } list)
        {
            return null;
        }

        string[] texts = [.. list.Cast<object?>().Select(static item => item?.ToString() ?? ",")];
        bool isOne = texts.All(static text => !text.Contains(',') && (text.Contains('=') || KeyedMountReader.IsSwitch(text)))
            && texts.Count(text => _mainKeys.Contains(text.Split('=')[0].ToLowerInvariant())) == 1;
        return isOne ? string.Join(',', texts) : null;
    }
}

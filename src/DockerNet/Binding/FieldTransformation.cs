using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes fields as <c>key=value,key=value</c>, or as a hashtable, all of whose keys are about one thing.</summary>
/// <typeparam name="T">The domain's type.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FieldTransformation<T> : SpecTransformation<T>
    where T : class
{
    private protected FieldTransformation(Func<string, T> parse)
        : base(parse)
    {
    }

    private protected override IEnumerable<T> Read(IDictionary table) =>
        [Parse(CsvFields.Write(table.Cast<DictionaryEntry>().SelectMany(Fields)))];

    // A key with several values is written as often.
    private static IEnumerable<string> Fields(DictionaryEntry entry) =>
        (entry.Value is IList list ? list.Cast<object?>() : [entry.Value])
            .Select(value => $"{Text(entry.Key)}={Text(value)}");
}

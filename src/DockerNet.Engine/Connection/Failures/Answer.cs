using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Fills the gaps of an answer. The library promises texts and items that an engine need not give: it takes null for any.
/// </summary>
internal static class Answer
{
    private static readonly ConcurrentDictionary<Type, Field[]> s_fields = new();

    /// <summary>Makes missing texts empty ones, and leaves out items that are null.</summary>
    /// <typeparam name="T">What the answer is.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <returns>The same.</returns>
    public static T Complete<T>(T answer) => (T)Filled(answer)!;

    private static object? Filled(object? value)
    {
        switch (value)
        {
            case null or string:
                return value;
            case IEnumerable when IsOwn(value.GetType()):
                // What was made of an answer already may well say by null that there is none.
                return value;
            case IDictionary map:
                foreach (object key in map.Keys.Cast<object>().ToArray())
                {
                    // A text that is null is empty; an object or a list that is null says something of its own.
                    map[key] = map[key] is null && map.GetType().GetGenericArguments() is [_, Type kind] && kind == typeof(string) ? "" : Filled(map[key]);
                }

                return map;
            case Array { Rank: 1 } items when items.GetType().GetElementType() is { IsValueType: false } kind:
                object[] filled = [.. items.Cast<object?>().Select(Filled).OfType<object>()];
                var whole = Array.CreateInstance(kind, filled.Length);
                filled.CopyTo(whole, 0);
                return whole;
            case IList { IsFixedSize: false, IsReadOnly: false } list:
                for (int i = list.Count - 1; i >= 0; i--)
                {
                    if (Filled(list[i]) is object item)
                    {
                        list[i] = item;
                    }
                    else
                    {
                        list.RemoveAt(i);
                    }
                }

                return list;
            default:
                Array.ForEach(s_fields.GetOrAdd(value.GetType(), FieldsOf), field => field.Fill(value));
                return value;
        }
    }

    private static bool IsOwn(Type list) =>
        (list.GetElementType() ?? list.GetGenericArguments().FirstOrDefault())?.Assembly.GetName().Name is "DockerNet.Core" or "DockerNet.Engine";

    // Only the library's own objects are looked into.
    private static Field[] FieldsOf(Type type)
    {
        if (type.Namespace != typeof(Docker.DotNet.Models.VersionResponse).Namespace || !type.IsClass)
        {
            return [];
        }

        var context = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.CanRead && property.CanWrite && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsValueType)
            .Select(property => new Field(property, context.Create(property).ReadState == NullabilityState.NotNull))];
    }

    private sealed record Field(PropertyInfo Property, bool IsPromised)
    {
        public void Fill(object owner)
        {
            object? value = Property.GetValue(owner);
            object? filled = value is null && IsPromised && Property.PropertyType == typeof(string) ? "" : Filled(value);
            if (!ReferenceEquals(value, filled))
            {
                Property.SetValue(owner, filled);
            }
        }
    }
}

using System.Globalization;
using System.Net;

namespace DockerNet.Engine.Mapping;

/// <summary>The engine's ways to write values.</summary>
internal static class Values
{
    /// <summary>An address; the engine writes an empty text for none.</summary>
    /// <param name="text">The text, perhaps with the length of a prefix.</param>
    /// <returns>The address; null for none.</returns>
    public static IPAddress? Address(string? text) =>
        IPAddress.TryParse((text ?? "").Split('/')[0], out IPAddress? address) ? address : null;

    /// <summary>A name or an id, by which an object is asked for again. Without one the engine would be asked for something else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static string Required(string text) => text.Length > 0 ? text : throw new InvalidDataException("an object has no name or no id");

    /// <summary>A time; the engine writes the year 1 for never.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time; null for never.</returns>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        && time.Year > 1
            ? time
            : null;

    /// <summary>A time that is never missing.</summary>
    /// <param name="time">The library's time, which is in UTC unless it says otherwise.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset Time(DateTime time) =>
        time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time);

    /// <summary>Texts; the engine writes null for none.</summary>
    /// <param name="map">The texts.</param>
    /// <returns>The texts, in the order of their names.</returns>
    public static ValueMap Texts(IDictionary<string, string>? map) =>
        new(new SortedDictionary<string, string>(map ?? new Dictionary<string, string>(), StringComparer.Ordinal));

    /// <summary>A list; the engine writes null for none.</summary>
    /// <typeparam name="T">The type of item.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The items.</returns>
    public static T[] Items<T>(IEnumerable<T>? items) => items?.Where(static item => item is not null).ToArray() ?? [];

    /// <summary>The names of what a set contains; the engine writes it as an object without values.</summary>
    /// <typeparam name="T">The type of the values that do not matter.</typeparam>
    /// <param name="set">The set.</param>
    /// <returns>The names in order.</returns>
    public static string[] Keys<T>(IDictionary<string, T>? set) =>
        set?.Keys.Order(StringComparer.Ordinal).ToArray() ?? [];

    /// <summary>The ports of a set, such as <c>53/udp</c>.</summary>
    /// <typeparam name="T">The type of the values that do not matter.</typeparam>
    /// <param name="set">The set.</param>
    /// <returns>The ports by number.</returns>
    public static string[] Ports<T>(IDictionary<string, T>? set) =>
        [.. Keys(set).OrderBy(static port => ushort.TryParse(port.Split('/')[0], out ushort number) ? number : 0)];
}

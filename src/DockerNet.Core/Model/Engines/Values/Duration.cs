using System.Globalization;

namespace DockerNet;

/// <summary>
/// How long something took. It goes wherever a <see cref="TimeSpan"/> goes; beyond that it is text in JSON and in CSV, in the
/// form that a <see cref="TimeSpan"/> is made of again.
/// </summary>
public sealed class Duration : PlainValue, IComparable, IComparable<Duration>, IEquatable<Duration>
{
    private readonly TimeSpan _value;

    private Duration(TimeSpan value)
        : base(value.ToString("c", CultureInfo.InvariantCulture)) => _value = value;

    /// <summary>All of it in days.</summary>
    public double TotalDays => _value.TotalDays;

    /// <summary>All of it in hours.</summary>
    public double TotalHours => _value.TotalHours;

    /// <summary>All of it in minutes.</summary>
    public double TotalMinutes => _value.TotalMinutes;

    /// <summary>All of it in seconds.</summary>
    public double TotalSeconds => _value.TotalSeconds;

    /// <summary>All of it in milliseconds.</summary>
    public double TotalMilliseconds => _value.TotalMilliseconds;

    /// <summary>All of it in ticks of 100 nanoseconds.</summary>
    public long Ticks => _value.Ticks;

    /// <summary>Makes it of a time.</summary>
    /// <param name="value">The time.</param>
    public static implicit operator Duration(TimeSpan value) => new(value);

    /// <summary>Makes it of a time.</summary>
    /// <param name="value">The time; null for none.</param>
    public static implicit operator Duration?(TimeSpan? value) => value is TimeSpan time ? new Duration(time) : null;

    /// <summary>Makes a time of it.</summary>
    /// <param name="value">The duration.</param>
    public static implicit operator TimeSpan(Duration value) => value._value;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool operator ==(Duration? left, Duration? right) => left?._value == right?._value;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are different.</returns>
    public static bool operator !=(Duration? left, Duration? right) => !(left == right);

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first is shorter.</returns>
    public static bool operator <(Duration? left, Duration? right) => Compare(left, right) < 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first is longer.</returns>
    public static bool operator >(Duration? left, Duration? right) => Compare(left, right) > 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first is not longer.</returns>
    public static bool operator <=(Duration? left, Duration? right) => Compare(left, right) <= 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first is not shorter.</returns>
    public static bool operator >=(Duration? left, Duration? right) => Compare(left, right) >= 0;

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The duration, in the form of a <see cref="TimeSpan"/>.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static Duration Parse(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan read)
        ? read : throw new FormatException($"'{text}' is not a duration. Give it as in 00:01:30.");

    /// <inheritdoc/>
    public int CompareTo(Duration? other) => Compare(this, other);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Duration other => CompareTo(other),
        TimeSpan other => _value.CompareTo(other),
        _ => string.CompareOrdinal(OriginalString, Convert.ToString(obj, CultureInfo.InvariantCulture)),
    };

    /// <inheritdoc/>
    public bool Equals(Duration? other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? comparand) => comparand switch
    {
        Duration other => this == other,
        TimeSpan other => _value == other,
        string other => TimeSpan.TryParse(other, CultureInfo.InvariantCulture, out TimeSpan read) && _value == read,
        _ => false,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    private static int Compare(Duration? left, Duration? right) => Nullable.Compare(left?._value, right?._value);
}

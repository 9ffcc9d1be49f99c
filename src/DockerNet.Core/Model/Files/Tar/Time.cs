using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>A moment in an archive: of any year, and to the nanosecond.</summary>
/// <param name="Seconds">Whole seconds since 1970, rounded down.</param>
/// <param name="Nanoseconds">The rest, which is never negative.</param>
internal readonly record struct TarTime(long Seconds, int Nanoseconds)
{
    private const int PerSecond = 1_000_000_000;
    private const int PerTick = 100;
    private const int Digits = 9;

    private static readonly long s_first = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Makes one of the platform's.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>The same.</returns>
    public static TarTime From(DateTimeOffset moment)
    {
        long seconds = moment.ToUnixTimeSeconds();
        return new TarTime(seconds, (int)(moment - DateTimeOffset.FromUnixTimeSeconds(seconds)).Ticks * PerTick);
    }

    /// <summary>Reads the decimal number of an extended header.</summary>
    /// <param name="text">The number.</param>
    /// <returns>The moment.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static TarTime Parse(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        string part = point < 0 ? "" : text[(point + 1)..];
        if (!long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds)
            || part.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new FormatException($"'{text}' is no time");
        }

        int rest = part.Length == 0 ? 0 : int.Parse(part.PadRight(Digits, '0')[..Digits], CultureInfo.InvariantCulture);
        return whole.StartsWith('-') && rest > 0
            ? seconds == long.MinValue ? throw new FormatException($"'{text}' is no time") : new TarTime(seconds - 1, PerSecond - rest)
            : new TarTime(seconds, rest);
    }

    /// <summary>The nearest moment that the platform knows.</summary>
    /// <returns>The moment.</returns>
    public DateTimeOffset ToOffset() =>
        Seconds < s_first ? DateTimeOffset.MinValue
            : Seconds > s_last ? DateTimeOffset.MaxValue
            : DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / PerTick);

    /// <summary>The decimal number for an extended header.</summary>
    /// <returns>The number.</returns>
    public override string ToString()
    {
        bool borrows = Seconds < 0 && Nanoseconds > 0;
        long seconds = borrows ? Seconds + 1 : Seconds;
        int rest = borrows ? PerSecond - Nanoseconds : Nanoseconds;
        string whole = (borrows && seconds == 0 ? "-" : "") + seconds.ToString(CultureInfo.InvariantCulture);
        return rest == 0 ? whole : $"{whole}.{rest.ToString($"D{Digits}", CultureInfo.InvariantCulture).TrimEnd('0')}";
    }
}

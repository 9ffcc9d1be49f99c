using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DockerNet;

/// <summary>
/// An address, IPv4 or IPv6. It goes wherever an <see cref="System.Net.IPAddress"/> goes; beyond that it sorts by number,
/// IPv4 first, and is text in JSON and in CSV.
/// </summary>
public sealed class Address : PlainValue, IComparable, IComparable<Address>, IEquatable<Address>
{
    private readonly IPAddress _value;

    private Address(IPAddress value)
        : base(value.ToString()) => _value = value;

    /// <summary>Which of both families it is of.</summary>
    public AddressFamily AddressFamily => _value.AddressFamily;

    /// <summary>The address as text.</summary>
    public string IPAddressToString => OriginalString;

    /// <summary>Makes it of an address.</summary>
    /// <param name="value">The address; null for none.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Address?(IPAddress? value) => value is null ? null : new Address(value);

    /// <summary>Makes an address of it.</summary>
    /// <param name="value">The address; null for none.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator IPAddress?(Address? value) => value?._value;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are the same address.</returns>
    public static bool operator ==(Address? left, Address? right) => Equals(left?._value, right?._value);

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are different addresses.</returns>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first comes before the second.</returns>
    public static bool operator <(Address? left, Address? right) => Compare(left, right) < 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first comes after the second.</returns>
    public static bool operator >(Address? left, Address? right) => Compare(left, right) > 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first does not come after the second.</returns>
    public static bool operator <=(Address? left, Address? right) => Compare(left, right) <= 0;

    /// <summary>Compares two.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether the first does not come before the second.</returns>
    public static bool operator >=(Address? left, Address? right) => Compare(left, right) >= 0;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address as text.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static Address Parse(string text) => new(IPAddress.Parse(text));

    /// <summary>The address's bytes, the most significant one first.</summary>
    /// <returns>4 bytes, or 16.</returns>
    public byte[] GetAddressBytes() => _value.GetAddressBytes();

    /// <inheritdoc/>
    public int CompareTo(Address? other) => Compare(this, other);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Address other => CompareTo(other),
        IPAddress other => CompareTo(other),
        _ => string.CompareOrdinal(OriginalString, Convert.ToString(obj, CultureInfo.InvariantCulture)),
    };

    /// <inheritdoc/>
    public bool Equals(Address? other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? comparand) => comparand switch
    {
        Address other => this == other,
        IPAddress other => _value.Equals(other),
        string other => IPAddress.TryParse(other, out IPAddress? read) && _value.Equals(read),
        _ => false,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    private static int Compare(Address? left, Address? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        (byte[] first, byte[] second) = (left.GetAddressBytes(), right.GetAddressBytes());
        return first.Length != second.Length ? first.Length - second.Length : first.AsSpan().SequenceCompareTo(second);
    }
}

using System.Net;
using System.Net.Sockets;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes one IPv4 address of the host.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HostAddressTransformation : SingleTransformation<IPAddress>
{
    /// <summary>Makes the transformation.</summary>
    public HostAddressTransformation()
        : base(Parse)
    {
    }

    private static new IPAddress Parse(string text) => NetworkTexts.Address(text) is { AddressFamily: AddressFamily.InterNetwork } address
        ? address
        : throw new FormatException($"'{text}' is not an IPv4 address of the host: write one such as 127.0.0.1.");
}

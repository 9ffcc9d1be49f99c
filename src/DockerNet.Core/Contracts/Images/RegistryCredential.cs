namespace DockerNet.Contracts;

/// <summary>Who asks a registry. As a text it does not tell the password.</summary>
public sealed class RegistryCredential
{
    /// <summary>Makes a credential.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The user's password, or a token.</param>
    public RegistryCredential(string userName, string password)
    {
        UserName = userName;
        Password = password;
    }

    /// <summary>The user.</summary>
    public string UserName { get; }

    /// <summary>The user's password, or a token.</summary>
    public string Password { get; }

    /// <summary>The user.</summary>
    /// <returns>The user's name.</returns>
    public override string ToString() => UserName;
}

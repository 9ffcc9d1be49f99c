using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>Tells by its name whether a variable is likely to hold a secret.</summary>
public static partial class SecretNames
{
    /// <summary>Tells whether it is.</summary>
    /// <param name="name">The variable's name.</param>
    /// <returns>Whether it is likely.</returns>
    public static bool Fits(string name) => Pattern().IsMatch(name);

    // Whole words of the name, so that MONKEY_COUNT and TOKENIZER are none.
    [GeneratedRegex(
        @"(^|_)(PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|SECRET|SECRETS|TOKEN|APIKEY|KEY|CREDENTIAL|CREDENTIALS)(_|\z)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}

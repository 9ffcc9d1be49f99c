namespace DockerNet.Wiring;

/// <summary>Files of variables, as the client's <c>--env-file</c> reads them.</summary>
public static class EnvFile
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads the variables of a file: comments and empty lines are left out, values are taken as they are.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The variables.</returns>
    /// <exception cref="FormatException">A line has no name, or one with blanks.</exception>
    public static IReadOnlyList<EnvSpec> Parse(string text)
    {
        var variables = new List<EnvSpec>();
        string[] lines = (text.StartsWith(ByteOrderMark) ? text[1..] : text).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i];
            line = line.TrimStart();
            if (line.Length > 0 && line[0] != '#')
            {
                variables.Add(Read(line, i + 1));
            }
        }

        return variables;
    }

    // The value may be a secret: no message has it.
    private static EnvSpec Read(string line, int number)
    {
        string name = line.Split('=', 2)[0];
        if (name.AsSpan().IndexOfAny(' ', '\t') >= 0)
        {
            throw new FormatException($"Line {number} is no variable, because the name '{name}' has blanks: write NAME=VALUE.");
        }

        try
        {
            return EnvSpec.Parse(line);
        }
        catch (FormatException error)
        {
            throw new FormatException($"Line {number}: {error.Message}", error);
        }
    }
}

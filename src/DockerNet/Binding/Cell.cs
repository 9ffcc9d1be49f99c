using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Cells of tables, as Import-Csv reads them: texts, whatever the parameter takes.</summary>
internal static class Cell
{
    /// <summary>Tells whether nothing is in a cell.</summary>
    /// <param name="input">The cell.</param>
    /// <returns>Whether it is an empty text.</returns>
    public static bool IsEmpty(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) is string { Length: 0 };
}

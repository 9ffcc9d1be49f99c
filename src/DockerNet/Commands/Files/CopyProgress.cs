using System.Management.Automation;
using DockerNet.Display;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Shows how many bytes of a copy are done.</summary>
internal sealed class CopyProgress(ItemCopy copy)
{
    private const int All = 100;

    private readonly ProgressRecord _record = new(0, $"Copying to {copy.Target}", "0 B");

    /// <summary>How often it is shown.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What to show now.</summary>
    /// <returns>The record.</returns>
    public ProgressRecord Next()
    {
        long bytes = copy.Report.Stream?.Count ?? 0;
        _record.StatusDescription = Humanizer.Bytes(bytes);
        if (copy.Length is long length and > 0)
        {
            _record.StatusDescription += $" of {Humanizer.Bytes(length)}";
            _record.PercentComplete = (int)Math.Min(All, All * bytes / length);
        }

        return _record;
    }

    /// <summary>What to show at the end.</summary>
    /// <returns>The record.</returns>
    public ProgressRecord Last()
    {
        _record.RecordType = ProgressRecordType.Completed;
        return _record;
    }
}

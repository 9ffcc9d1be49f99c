using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Where a volume is backed up to, and how.</summary>
/// <param name="Path">The archive's full path.</param>
/// <param name="Packed">Whether it is compressed.</param>
/// <param name="Overwrite">Whether it may replace a file that is there.</param>
/// <param name="Pause">Whether to pause those who write to the volume.</param>
/// <param name="Selection">Which items; null for all.</param>
internal sealed record BackupPlan(string Path, bool Packed, bool Overwrite, bool Pause, BackupSelection? Selection);

using System.Collections;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>
/// Takes files, folders and backups for a parameter of paths: live ones, and what Clixml, JSON or a job left of them. The
/// path of an object is no pattern, whatever it looks like.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ObjectPathTransformation : ArgumentTransformationAttribute
{
    private const string FullName = nameof(FileSystemInfo.FullName);

    private static readonly ObjectShape s_backup = new(typeof(VolumeBackup));

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list
            ? list.Cast<object?>().Select(static item => PathOf(item) ?? item).ToArray()
            : PathOf(inputData) ?? inputData;

    private static string? PathOf(object? input)
    {
        if (input is null or string || (input as PSObject)?.BaseObject is string)
        {
            return null;
        }

        bool isBackup = s_backup.Fits(input, nameof(VolumeBackup.Path), nameof(VolumeBackup.Volume));
        string path = ObjectShape.Value(input, isBackup ? nameof(VolumeBackup.Path) : FullName);
        return path.Length == 0 ? null : BoundName.Of(path, path);
    }
}

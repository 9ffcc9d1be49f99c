using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that look at backups on this computer: no engine is asked for anything.</summary>
public abstract class LocalBackupCmdlet : VolumeDataCmdlet
{
    /// <summary>The name of the parameter set of paths with wildcards.</summary>
    private protected const string PathSet = "Path";

    /// <summary>The name of the parameter set of paths that are taken as they are.</summary>
    private protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Paths, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Looks at a file or folder.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    private protected abstract Task ReadAsync(string path, CancellationToken token);

    /// <summary>The paths as the user gave them.</summary>
    private protected abstract string[] Patterns { get; }

    private protected sealed override Task ProcessInputAsync(CancellationToken token) => ReadAllAsync(token);

    private protected sealed override Task ProcessAsync(IEngine engine, CancellationToken token) => ReadAllAsync(token);

    private async Task ReadAllAsync(CancellationToken token)
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in (isLiteral ? LiteralPath : Patterns).SelectMany(path => LocalPath.Resolve(this, path, isLiteral)))
        {
            await TryAsync(engine: null, path, () => ReadAsync(path, token));
        }
    }
}

using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Brings volumes into being with all that belongs in them. If that fails, all is as it was before.</summary>
/// <param name="work">The engine, and what is told of the work.</param>
internal sealed class VolumeRestorer(VolumeWork work)
{
    /// <summary>Makes a volume that is not there, and fills it.</summary>
    /// <param name="record">What is done.</param>
    /// <param name="fill">Fills it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    public Task CreateAsync(VolumeRecord record, Func<Volume, VolumeTransaction, Task> fill, CancellationToken token)
    {
        var transaction = new VolumeTransaction(work, record);
        return transaction.RunAsync(
            [transaction.Parts.Made()],
            async () =>
            {
                Volume made = await work.Engine.Volumes.GetAsync(record.Volume, size: false, token).ConfigureAwait(false);
                if (made.MadeBy != record.Token)
                {
                    throw new EngineException(VolumeErrors.VolumeExists, $"somebody else has just made a volume {record.Volume}");
                }

                await fill(made, transaction).ConfigureAwait(false);
            },
            token);
    }

    /// <summary>Replaces what is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="fill">Fills a volume with what shall be in it.</param>
    /// <param name="token">Stops the work. Once the exchange has begun it is not stopped any more.</param>
    /// <returns>Nothing, when it is replaced.</returns>
    public Task ReplaceAsync(Volume volume, Func<Volume, Task> fill, CancellationToken token)
    {
        var record = new VolumeRecord
        {
            Kind = VolumeWorkKind.Replace,
            Volume = volume.Name,
            Next = VolumeWork.NewName(),
            Old = VolumeWork.NewName(),
            Request = VolumeClearing.RequestOf(volume),
        };
        var transaction = new VolumeTransaction(work, record);
        return transaction.RunAsync(
            [transaction.Parts.Temporary(record.Next), transaction.Parts.Temporary(record.Old)],
            async () =>
            {
                await fill(await work.Engine.Volumes.GetAsync(record.Next, size: false, token).ConfigureAwait(false)).ConfigureAwait(false);
                Volume old = await work.Engine.Volumes.GetAsync(record.Old, size: false, token).ConfigureAwait(false);
                await new VolumeContent(work).CopyAsync(volume, work, old, token).ConfigureAwait(false);
                await new VolumeUsers(work.Engine, work.Report).RefuseAsync(volume.Name, running: true, token).ConfigureAwait(false);
                await work.Report.Critical.RunAsync(() => new VolumeExchange(work, record).RunAsync(transaction)).ConfigureAwait(false);
            },
            token);
    }
}

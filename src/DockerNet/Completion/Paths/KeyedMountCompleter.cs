using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>
/// Completes mounts in keys and values, field by field: the keys that go with the type and are not there yet, then the
/// values where they are known.
/// </summary>
public sealed class KeyedMountCompleter : Completer
{
    private protected override string CacheKey(CompletionInput input) => input.Word;

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        string[] fields = input.Word.Split(',');
        string[] last = fields[^1].Split('=', 2);
        string head = string.Concat(fields[..^1].Select(static field => field + ","));
        string[][] before = [.. fields[..^1].Select(static field => field.Split('=', 2))];
        string type = Array.FindLast(before, static pair => pair is ["type", _])?[1].ToLowerInvariant() ?? MountTypes.Volume;
        if (last.Length == 1)
        {
            return KeyedMountKeys.Of(type)
                .Where(key => key.Repeats || !Array.Exists(before, pair => key.Is(pair[0])))
                .Select(key => new Candidate($"{head}{key.Name}{(key.IsSwitch ? "" : "=")}", key.Meaning, key.Name));
        }

        IEnumerable<Candidate> values = (KeyedMountKeys.Find(last[0]), type) switch
        {
            ({ Name: KeyedMountKeys.Source }, MountTypes.Volume) => await VolumeCompleter.NamedAsync(provider, input, token),
            ({ Name: KeyedMountKeys.Source }, MountTypes.Image) => await ImageCompleter.AllAsync(provider, input, token),
            ({ } key, _) => key.Values.Select(value => new Candidate(value, key.Meaning)),
            _ => [],
        };
        return values.Select(value => new Candidate($"{head}{last[0]}={value.Text}", value.ToolTip, value.Text));
    }
}

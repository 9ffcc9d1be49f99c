namespace DockerNet.Wiring;

/// <summary>How far an engine has come with the layers of an image, each of which it works on by itself.</summary>
public sealed class LayerProgress
{
    // Of a layer that is fetched, downloading is one half and extracting the other.
    private const double Half = 0.5;
    private const double Whole = 1;
    private const int Hundred = 100;

    private readonly Dictionary<string, double> _shares = [];

    /// <summary>How many layers are known.</summary>
    public int Count => _shares.Count;

    /// <summary>How many of them are done.</summary>
    public int Done => _shares.Values.Count(static share => share >= Whole);

    /// <summary>How much of all is done, from 0 to 100; -1 while no layer is known.</summary>
    public int Percent => Count == 0 ? -1 : (int)(_shares.Values.Average() * Hundred);

    /// <summary>Takes one step in.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="status">What is done to it, in the engine's words.</param>
    /// <param name="current">How much of that is done.</param>
    /// <param name="total">How much that is in all; 0 when it is not known.</param>
    public void Update(string layer, string status, long current, long total)
    {
        double part = total > 0 ? Math.Clamp((double)current / total, 0, Whole) : 0;
        double? share = status switch
        {
            "Pulling fs layer" or "Waiting" => 0,
            "Downloading" => part * Half,
            "Verifying Checksum" or "Download complete" => Half,
            "Extracting" => Half + (part * Half),
            "Loading layer" => part,
            "Pull complete" or "Already exists" => Whole,
            _ => null,
        };
        if (share is double known && layer.Length > 0)
        {
            // A download that is tried again starts anew, but nobody likes to see a bar go back.
            _shares[layer] = Math.Max(known, _shares.GetValueOrDefault(layer));
        }
    }

    /// <summary>The state in words.</summary>
    /// <returns>How many layers of how many are done.</returns>
    public override string ToString() => $"{Done} of {Count} layers";
}

namespace DockerNet.Workflows;

/// <summary>Looks for the keys that leave a terminal. Those that may be the first of them are held back until it is known.</summary>
/// <param name="keys">What the keys send.</param>
internal sealed class DetachWatch(byte[] keys)
{
    private int _held;

    /// <summary>Looks at what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="passed">What of it, and of what was held back, is to be passed on.</param>
    /// <returns>Whether the keys were pressed. What was typed after them is lost.</returns>
    public bool Look(ReadOnlyMemory<byte> typed, List<byte> passed)
    {
        foreach (byte one in typed.Span)
        {
            while (_held > 0 && keys[_held] != one)
            {
                // It was no beginning of them; perhaps it is one from a later key on.
                int held = _held;
                do
                {
                    _held--;
                }
                while (!keys.AsSpan(held - _held, _held).SequenceEqual(keys.AsSpan(0, _held)));
                passed.AddRange(keys.AsSpan(0, held - _held));
            }

            if (keys[_held] != one)
            {
                passed.Add(one);
            }
            else if (++_held == keys.Length)
            {
                return true;
            }
        }

        return false;
    }
}

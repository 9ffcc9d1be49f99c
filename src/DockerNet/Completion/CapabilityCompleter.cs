using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>Completes the kernel's capabilities.</summary>
public sealed class CapabilityCompleter : WordCompleter
{
    /// <summary>Makes the completer.</summary>
    public CapabilityCompleter()
        : base(KernelCapability.Names)
    {
    }
}

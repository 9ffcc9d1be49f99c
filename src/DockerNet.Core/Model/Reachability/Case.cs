namespace DockerNet.Wiring;

/// <summary>A pair of containers that has been judged, and is to be told of.</summary>
/// <param name="Source">Who sends.</param>
/// <param name="Target">Who is to be reached.</param>
/// <param name="Verdict">Whether it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Path">The way that was judged.</param>
/// <param name="Port">The port; 0 when it is about none.</param>
internal readonly record struct ReachabilityCase(
    ReachabilityNode Source,
    ReachabilityNode Target,
    ReachabilityVerdict Verdict,
    ReachabilityReason Reason,
    ReachabilityPath Path,
    int Port);
